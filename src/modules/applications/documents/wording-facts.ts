import { type DocumentKind, factsTold } from './document-templates.ts'
import { sampleFor } from './sample-documents.ts'
import { factsOf, type WordingName } from './wordings.ts'

/** What each fact of the wordings is, for whoever writes one; the same word means the same in every wording. */
const MEANINGS: Readonly<Record<string, string>> = {
  你: '对申请人的称呼：个人为“你”，单位为“你单位”',
  申请人: '申请人的姓名或名称',
  事项: '申请办理的事项',
  单位: '出具文书的单位',
  办件编号: '办件编号',
  文书: '文书的简称（通知书、决定书、裁决书）',
  依据: '作出本文书所依据的法律条款，自动列出',
  复议机关: '受理行政复议申请的机关',
  复议期限: '可以申请行政复议的时间',
  法院: '受理行政诉讼的法院',
  诉讼期限: '可以提起行政诉讼的时间',
  提交日期: '提交申请的日期',
  预审期限: '最晚哪天完成预审',
  修改期限: '最晚哪天修改后重新提交',
  收件日期: '收到申请材料的日期',
  材料项数: '收到几项材料，只有数字',
  答复期限: '最晚哪天答复是否受理',
  补正期限: '最晚哪天补正',
  提交方式: '补正材料可以怎样提交',
  受理期限: '补正齐全后，多少天内受理',
  收到日期: '收到补交材料的日期',
  尚缺材料: '还缺几项材料的一整句话',
  受理日期: '受理的日期',
  核查期限: '最晚哪天核查承诺的内容',
  程序: '不计入办理期限的程序',
  事项类型: '事项的类型，如行政许可',
  有权机关: '应当向哪个机关申请',
  延期理由: '为什么延长办理期限',
  延长时间: '延长多少工作日',
  新期限: '延长以后的办结日期',
  听证事由: '涉及哪些重大利益关系',
  提出期限: '最晚哪天提出听证',
  核查情况: '核查发现了什么，一整句话',
  整改期限: '最晚哪天改正',
  审查结论: '审查的结论，一整句话',
  决定: '决定的内容，如准予行政许可',
  送达期限: '多少天内送达',
  办理结果: '送达的证件、文书',
  规则: '自动审批规则的名称和版本',
  决定日期: '原决定的日期',
  撤销理由: '为什么撤销，一整句话',
  撤销日期: '从哪天起撤销',
  证照: '被撤销的证照和编号',
  作废情形: '录入有误，或者需要作废',
  作废理由: '为什么作废，一整句话',
  作废日期: '从哪天起作废',
  领取地点: '到哪里领取',
  情况说明: '经办人填写的情况，一整句话；没有填写时为空',
  终止日期: '从哪天起终止办理',
  接收单位: '移交给哪个单位',
}

export interface WordingFact {
  /** As it stands in braces. */
  name: string
  meaning: string
  /** What it says in the sample document. */
  example: string
}

/** What may stand in the braces of a wording. @throws Error when nobody wrote down what one of them is */
export function describeFacts(name: WordingName, kind: DocumentKind): WordingFact[] {
  const told = factsTold(kind, sampleFor(kind, name), name)
  return factsOf(name).map((fact) => {
    const meaning = MEANINGS[fact]
    if (meaning === undefined) throw new Error(`no meaning of {${fact}}`)
    return { name: fact, meaning, example: told[fact] ?? '' }
  })
}
