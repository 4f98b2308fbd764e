/**
 * 首问负责制、一次性告知制、限时办结制 (C339): each is watched by rules of the catalogue; what is counted is what they raised.
 * A rule that is added to the catalogue counts for a system when it is named here.
 */
export interface ServiceRule {
  id: string
  title: string
  demands: string
  /** Of RULE_CATALOGUE. */
  rules: readonly string[]
  formula: string
}

export const SERVICE_RULES: readonly ServiceRule[] = [
  {
    id: 'firstAsked', title: '首问负责制', demands: '谁先收下的申请谁负责到底：按时预审、受理或者告知，不让申请人空等、白跑。', rules: ['latePreReview', 'lateAcceptance', 'lateCheckAnswer'],
    formula: '网上预审超期、超期受理、协查超期未答复的信号数（收件后没有人接着办）。',
  },
  {
    id: 'onceTold', title: '一次性告知制', demands: '要补正的一次说清；不要办事指南以外的材料。', rules: ['secondCorrection', 'demandOutsideGuide'],
    formula: '二次补正、指南之外索要材料的信号数。',
  },
  {
    id: 'inTime', title: '限时办结制', demands: '在承诺的、法定的时限内办完、送达。', rules: ['lateDecision', 'immediateNotImmediate', 'lateByLaw', 'lateStep', 'lateDelivery', 'longSpecialProcedure'],
    formula: '超期办结（承诺、法定）、即办件未即办、环节超期、送达超期、特别程序超期的黄牌和红牌数，不含到期前的提醒和预警。',
  },
]
