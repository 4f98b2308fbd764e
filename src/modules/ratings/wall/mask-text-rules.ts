/**
 * 评价公开 without telling on anybody: what people write of themselves and others in their ratings is masked before it is shown.
 * Rather too much than too little: a long number is taken out even if nobody knows what it is.
 */

const MASK = '＊＊＊'

/** 省、自治区、直辖市 of number plates (GA 36-2018), with 使, 领, 警, 学, 港, 澳 at their ends. */
const PLATE = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][\s·•.-]?[A-HJ-NP-Z0-9]{4,6}[A-HJ-NP-Z0-9挂学警港澳使领]/gi

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** Phones, identity and bank cards, case numbers: seven digits or more, however they are grouped; an identity number may end in X. A day is none. */
const LONG_NUMBER = /(?<!\d)(?!20\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))(?:\+|\(|（)?\d(?:[\s\-—_.()（）]{0,2}\d){6,}[\s-]?[Xx]?/g

/** The same in words: 一三九零零… */
const SPOKEN_NUMBER = /[零〇一二三四五六七八九幺两]{7,}/g

/** Accounts by which somebody can be found. */
const ACCOUNT = /((?:微信|QQ|qq|抖音|支付宝)(?:号|账号|帐号)?\s*(?:是|为|[:：])?\s*)[A-Za-z0-9_-]{5,}/g

/** Unified social credit codes and passports: letters and digits mixed. */
const CODE = /\b(?=[A-Z0-9]*\d)[A-Z0-9]{8,20}\b/gi

/** Common family names of two characters; the others have one. */
const COMPOUND = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯'
const FAMILY = `(?:${COMPOUND}|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公闫肖])`

/** Said of oneself or somebody: 我叫陈小满, 姓名：陈小满, 经办人陈小满. What follows ends where the name must end. */
const NAMED = new RegExp(`((?:我叫|名叫|叫做|我是|本人|姓名|名字|联系人|申请人|经办人|办理人|法定代表人|法人代表|法人|负责人|家人|父亲|母亲|爱人|丈夫|妻子|老公|老婆|儿子|女儿)(?:是|为|叫|姓名|[:：\\s])*)(${FAMILY}[\\u4e00-\\u9fa5]{1,2}?)(?=[，。,.、；;！!？?\\s（(：:的来去在到办要想电手身住\\d]|$)`, 'g')

/** 陈小满先生, 王科长, 李某某: a family name with how one is addressed. */
const ADDRESSED = new RegExp(`(${FAMILY}[\\u4e00-\\u9fa5]{0,2}?)(?=先生|女士|小姐|同志|师傅|老师|阿姨|大爷|大妈|科长|主任|局长|处长|所长|经理|医生)`, 'g')

/** Words that begin like a family name and stand before a form of address. */
const NOT_A_NAME = new Set(['那位', '这位', '一位', '该', '各', '和', '都', '从', '后', '向', '相关', '连', '别的', '查', '能'])

/** Houses: 3号楼2单元501室 tells who lives there. */
const ROOM = /\d+\s*(?:号楼|幢|栋|号院|弄)(?:\s*\d+\s*(?:单元|门))?(?:\s*\d+\s*(?:室|号|户))?|\d+\s*单元\s*\d+\s*(?:室|号|户)/g

/** A text as it may be shown; null where nothing was written. Full-width digits and letters count like the others. Masking twice changes nothing more. */
export function maskText(text: string | null): string | null {
  if (text === null) return null
  return toHalfWidth(text)
    .replace(MAIL, MASK)
    .replace(ACCOUNT, `$1${MASK}`)
    .replace(PLATE, MASK)
    .replace(ROOM, MASK)
    .replace(CODE, MASK)
    .replace(LONG_NUMBER, MASK)
    .replace(SPOKEN_NUMBER, MASK)
    .replace(NAMED, `$1${MASK}`)
    .replace(ADDRESSED, (name) => (NOT_A_NAME.has(name) ? name : MASK))
}

const toHalfWidth = (text: string): string => text.replace(/[０-９Ａ-Ｚａ-ｚ＠．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
