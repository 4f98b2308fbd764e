/** Numbers that look random and are the same at every run (mulberry32). */
export interface Dice {
  /** A whole number in [0, below). */
  below(below: number): number
  pick<T>(from: readonly T[]): T
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { below, pick: (from) => from[below(from.length)]! }
}

const words = (text: string): string[] => text.split(' ')

const SURNAMES = words('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 司马 上官')

const GIVEN_NAMES = {
  male: {
    older: words('建国 建军 国强 志强 德福 永胜 长河 玉山 保田 庆丰 卫东 宝山 福生 春生 树林 金柱 铁柱 德胜 国栋 振华 传贵 守义 景明 学文 兴旺 明远 广田 成林 万里 立新'),
    younger: words('浩然 子轩 宇航 文博 俊杰 一鸣 思远 嘉伟 明哲 晨阳 天佑 鹏飞 泽宇 凯 磊 超 勇 峰 涛 斌 博 睿 航 旭东 志远 海峰 家豪 弘毅 景行 致远'),
  },
  female: {
    older: words('秀兰 桂英 玉兰 淑珍 凤英 桂芳 秀珍 玉梅 春花 素芬 桂荣 秋菊 翠萍 金凤 兰英 淑华 爱莲 月娥 彩霞 玉珍 红梅 丽华 秀云 玉芝 桂香 素云 巧云 惠兰 冬梅 春兰'),
    younger: words('雨涵 欣怡 梓萱 晓雨 思琪 佳怡 静 倩 婷 敏 雪 丹 慧 颖 琳 悦 可心 诗涵 若曦 一诺 语桐 安然 晨曦 佳宁 雅婷 梦瑶 书瑶 子衿 清扬 采薇'),
  },
} as const

/** Where names changed fashion. */
const YOUNGER_SINCE = 1982

/** An invented person's name, as fits sex and year of birth. */
export const inventName = (dice: Dice, sex: 'male' | 'female', birthYear: number): string =>
  dice.pick(SURNAMES) + dice.pick(GIVEN_NAMES[sex][birthYear < YOUNGER_SINCE ? 'older' : 'younger'])
