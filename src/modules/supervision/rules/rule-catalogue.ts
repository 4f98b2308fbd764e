import type { Rule } from './rule.ts'

/** Where it holds, a promise of no days is its own: one lapse is not two cards. */
export const IMMEDIATE_RULE = 'immediateNotImmediate'

/**
 * 监察规则目录 with the defaults of the platform: what a city has not set itself. The law fixes the limits, none fixes when a
 * card falls; thresholds are demonstration values that every region sets for itself, from a day on.
 */
export const RULE_CATALOGUE: readonly Rule[] = [
  {
    id: 'lateAcceptance', on: 'clock', watches: 'application', clocks: ['receipt'], title: '超期受理',
    description: '收到申请五个工作日内没有受理、补正告知或不予受理，依法视为受理', basis: '《行政许可法》第三十二条第一款第四项',
    steps: [{ level: 'reminder', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer'] }, { level: 'red', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head', 'supervisor'] }],
  },
  {
    id: 'latePreReview', on: 'clock', watches: 'application', clocks: ['preReview'], title: '网上预审超期',
    description: '网上申请没有在承诺的时间内预审', basis: '演示默认值：请按本地规定设置',
    steps: [{ level: 'warning', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer'] }],
  },
  {
    id: 'lateDecision', on: 'clock', watches: 'application', clocks: ['promised'], isRemindedWhenNear: true, title: '超期办结（承诺时限）',
    description: '没有在承诺时限内作出决定', basis: '演示默认值：超过承诺时限为黄牌，超过三个工作日为红牌，请按本地规定设置',
    steps: [
      { level: 'reminder', when: [{ kind: 'used', percent: 80 }, { kind: 'beforeDue', workdays: 1 }], told: ['officer'] },
      { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] },
      { level: 'red', when: [{ kind: 'afterDue', workdays: 3 }], told: ['officer', 'head', 'supervisor'] },
    ],
  },
  {
    id: IMMEDIATE_RULE, on: 'clock', watches: 'application', clocks: ['immediate'], title: '即办件未即办',
    description: '即办件没有在收件当天办结', basis: '演示默认值：当天没有办结为预警，再过一个工作日为黄牌，请按本地规定设置',
    steps: [{ level: 'warning', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 1 }], told: ['officer', 'head'] }],
  },
  {
    id: 'lateByLaw', on: 'clock', watches: 'application', clocks: ['statutory'], title: '超期办结（法定时限）',
    description: '没有在法定时限内作出决定', basis: '《行政许可法》第四十二条、第七十四条',
    steps: [{ level: 'warning', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer', 'head'] }, { level: 'red', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head', 'supervisor'] }],
  },
  {
    id: 'lateStep', on: 'clock', watches: 'application', clocks: ['step'], title: '环节超期',
    description: '一个审查环节超过了办事指南规定的时间', basis: '演示默认值：请按本地规定设置',
    steps: [{ level: 'reminder', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] }],
  },
  {
    id: 'lateDelivery', on: 'clock', watches: 'application', clocks: ['delivery'], title: '送达超期',
    description: '作出决定后十个工作日内没有送达', basis: '《行政许可法》第四十四条',
    steps: [{ level: 'reminder', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] }],
  },
  {
    id: 'lateCommitmentCheck', on: 'clock', watches: 'application', clocks: ['check'], title: '承诺核查超期',
    description: '告知承诺办结后没有在规定时间内核查', basis: '演示默认值：请按本地规定设置',
    steps: [{ level: 'reminder', when: [{ kind: 'beforeDue', workdays: 3 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] }],
  },
  {
    id: 'longSpecialProcedure', on: 'clock', watches: 'application', clocks: ['special'], title: '特别程序超期',
    description: '特别程序超过了告知申请人的所需时间', basis: '《行政许可法》第四十五条：所需时间应当书面告知申请人',
    steps: [{ level: 'warning', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] }],
  },
  {
    id: 'secondCorrection', on: 'event', watches: 'application', title: '二次补正', threshold: 1, level: 'yellow', told: ['head', 'supervisor'],
    description: '补正应当一次性告知，同一办件告知了不止一次', basis: '《行政许可法》第三十二条第一款第四项',
  },
  {
    id: 'frequentPauses', on: 'event', watches: 'application', title: '频繁挂起', threshold: 2, level: 'warning', told: ['head'],
    description: '同一办件多次启动特别程序，时限多次停止计算', basis: '演示默认值：请按本地规定设置',
  },
  {
    id: 'demandOutsideGuide', on: 'event', watches: 'application', title: '指南之外索要材料', threshold: 0, level: 'yellow', told: ['head', 'supervisor'],
    description: '窗口或审查人员要求办事指南之外的材料（系统已拦下）', basis: '《优化营商环境条例》第三十六条',
  },
  {
    id: 'impossibleTimes', on: 'event', watches: 'application', title: '办件时间异常', threshold: 2, isBrokenBelow: true, level: 'warning', told: ['supervisor'],
    description: '承诺件从收件到决定只有几分钟，可能是先办后录', basis: '演示默认值（分钟）：请按本地规定设置',
  },
  {
    id: 'lateContact', on: 'clock', watches: 'rating', clocks: ['contact'], title: '差评回访超期',
    description: '实名差评没有在规定时间内联系核实', basis: '《安阳市优化营商环境条例》第五十二条，期限请按本地规定设置',
    steps: [{ level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] }],
  },
  {
    id: 'lateRectification', on: 'clock', watches: 'rating', clocks: ['rectify'], title: '差评整改超期',
    description: '差评没有在规定时间内整改并反馈', basis: '国办发〔2019〕51号；期限请按本地规定设置',
    steps: [
      { level: 'reminder', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['officer', 'head'] },
      { level: 'red', when: [{ kind: 'afterDue', workdays: 3 }], told: ['head', 'supervisor'] },
    ],
  },
  {
    id: 'lateCheckAnswer', on: 'clock', watches: 'check', clocks: ['answer'], title: '协查超期未答复',
    description: '部门间核查请求没有在规定时间内答复', basis: '期限由本地设置',
    steps: [{ level: 'reminder', when: [{ kind: 'beforeDue', workdays: 1 }], told: ['officer'] }, { level: 'yellow', when: [{ kind: 'afterDue', workdays: 0 }], told: ['head'] }],
  },
  {
    // On whatever the yellow card was raised on: a case, a rating or a check.
    id: 'unansweredCard', on: 'event', watches: 'application', title: '黄牌超期未说明', threshold: 0, level: 'red', levels: ['red'], told: ['head', 'supervisor'],
    description: '黄牌到期没有说明，转为红牌', basis: '演示默认值：请按本地监察规则设置',
  },
]

/** 尚未纳入: what should be watched and cannot be yet, because nothing is announced that it could be measured by. A rule that never falls would look like a city without faults. */
export const NOT_YET_WATCHED: readonly { title: string; reason: string }[] = [
  { title: '收费异常', reason: '办件不经本平台缴费，平台只知道办事指南公布的收费标准，不知道实际收了多少。接入统一公共支付、收到缴费通知后纳入。' },
  { title: '咨询超期未答复', reason: '咨询还不在本平台登记和答复，没有答复期限可以监察。咨询登记接入后纳入。' },
]
