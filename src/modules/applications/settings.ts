import { defineSetting, parseChoice, parsePercent, parseWholeNumber } from '../../platform/settings.ts'
import type { Deferral } from './application.ts'

/** 补正期限: no national law fixes it; regions set their own. */
export const correctionDays = defineSetting({
  key: 'applications.correctionDays', title: '补正期限', fallback: 10, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 90, '个工作日'),
})

export const draftDays = defineSetting({
  key: 'applications.draftDays', title: '草稿保留多久', fallback: 30, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 365, '天'),
})

/** 网上预审: 安阳市优化营商环境条例 art. 42 has one workday; no national law fixes it. */
export const preReviewDays = defineSetting({
  key: 'applications.preReviewDays', title: '网上预审期限', fallback: 1, source: '参照《安阳市优化营商环境条例》第四十二条，请按本地规定设置', parse: parseWholeNumber(1, 5, '个工作日'),
})

/** 容缺受理: how long what is missing may take. Local rules have 5, 10, 15 or 20 workdays, never more than the item's own promise. */
export const deferralDays = defineSetting({
  key: 'applications.deferralDays', title: '容缺材料补交期限', fallback: 5, source: '演示默认值：各地规定为 5 至 20 个工作日，请按本地规定设置', parse: parseWholeNumber(1, 90, '个工作日'),
})

export const deferralClock = defineSetting<Deferral['clock']>({
  key: 'applications.deferralClock', title: '容缺补交期间办理期限是否计算', fallback: 'runs', source: '演示默认值：没有本地规定的照常计算', parse: parseChoice({ runs: '照常计算', stops: '暂停计算' }),
})

/** Local rules differ: 视为撤回申请 (安阳 art. 24), 按退件办理, 终止办理. */
export const deferralOverrun = defineSetting<Deferral['overrun']>({
  key: 'applications.deferralOverrun', title: '容缺材料逾期未补交的处理', fallback: 'withdrawn', source: '参照《安阳市优化营商环境条例》第二十四条，请按本地规定设置',
  parse: parseChoice({ withdrawn: '视为撤回申请', returned: '退件', ended: '终止办理' }),
})

/** 告知承诺 is followed by a check within the period that local rules set, commonly two months for business licences. */
export const commitmentCheckDays = defineSetting({
  key: 'applications.commitmentCheckDays', title: '告知承诺事后核查期限', fallback: 60, source: '演示默认值：涉企许可通常为两个月，请按本地规定设置', parse: parseWholeNumber(1, 365, '天'),
})

/**
 * 延长期限: the most that may be added to a legal limit, in its own unit. 行政许可法 art. 42 gives ten workdays, and fifteen where several
 * bodies handle a case together; of limits in natural days, hours and parts of a day it says nothing.
 */
export const extensionLimits = {
  workdays: defineSetting({ key: 'applications.extensionWorkdays', title: '延长办理期限最多多久（以工作日计的事项）', fallback: 10, source: '《中华人民共和国行政许可法》第四十二条第一款', parse: parseWholeNumber(1, 90, '个工作日') }),
  jointWorkdays: defineSetting({ key: 'applications.extensionJointWorkdays', title: '延长办理期限最多多久（统一、联合、集中办理的事项）', fallback: 15, source: '《中华人民共和国行政许可法》第四十二条第二款', parse: parseWholeNumber(1, 90, '个工作日') }),
  withinADay: defineSetting({ key: 'applications.extensionWithinADay', title: '延长办理期限最多多久（不足一个工作日的事项）', fallback: 1, source: '演示默认值：《行政许可法》第四十二条以日计，请按本地规定设置', parse: parseWholeNumber(1, 10, '个工作日') }),
  naturalDays: defineSetting({ key: 'applications.extensionNaturalDays', title: '延长办理期限最多多久（以自然日计的事项）', fallback: 10, source: '演示默认值：参照《行政许可法》第四十二条，法律、法规另有规定的按其规定', parse: parseWholeNumber(1, 90, '天') }),
  hours: defineSetting({ key: 'applications.extensionHours', title: '延长办理期限最多多久（以小时计的事项）', fallback: 24, source: '演示默认值：《行政许可法》第四十二条以日计，请按本地规定设置', parse: parseWholeNumber(1, 240, '小时') }),
}

/** 自动分派 of accepted cases among the officers of an authority. */
export const autoAssign = defineSetting({
  key: 'applications.autoAssign', title: '受理后自动分派承办人', fallback: 'off', source: '演示默认值，请按本地规定设置', parse: parseChoice({ off: '不分派', byLoad: '按专长和在办件数分派' }),
})

/** 寄递: a parcel that takes longer is asked after. */
export const courierDays = defineSetting({
  key: 'applications.courierDays', title: '寄出后多久没有签收就提醒窗口', fallback: 7, source: '演示默认值，请按与快递公司的约定设置', parse: parseWholeNumber(1, 60, '天'),
})

/** 批后报备、审管信息推送: whoever is told confirms within these days. */
export const filingDays = defineSetting({
  key: 'applications.filingDays', title: '批后报备和审管信息的确认期限', fallback: 5, source: '演示默认值，请按本地“市县同权”规定设置', parse: parseWholeNumber(1, 60, '个工作日'),
})

/** 秒批 is looked at again by people: which share of what was granted automatically. */
export const automaticSampleShare = defineSetting({
  key: 'applications.automaticSampleShare', title: '自动审批抽查比例', fallback: 0.05, source: '演示默认值，请按本地规定设置',
  parse: parsePercent(0),
})

export const automaticObjectionLimit = defineSetting({
  key: 'applications.automaticObjectionLimit', title: '自动审批抽查中人工不同意达到多少时建议停用', fallback: 2, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 1000, '件'),
})
