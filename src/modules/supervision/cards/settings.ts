import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

// No national law fixes these: rules of the cities differ, each region sets its own.

export const answerDays = defineSetting({
  key: 'supervision.answerDays', title: '黄牌、红牌的说明期限', fallback: 2, source: '演示默认值，请按本地监察规则设置', parse: parseWholeNumber(1, 30, '个工作日'),
})

export const reviewDays = defineSetting({
  key: 'supervision.reviewDays', title: '监察人员认定说明、处理申诉和记分的期限', fallback: 5, source: '演示默认值：多地投诉处理规则为 5 个工作日，请按本地监察规则设置', parse: parseWholeNumber(1, 30, '个工作日'),
})

export const appealDays = defineSetting({
  key: 'supervision.appealDays', title: '说明未采纳后的申诉期限', fallback: 5, source: '演示默认值，请按本地监察规则设置', parse: parseWholeNumber(1, 30, '个工作日'),
})

export const rectifyDays = defineSetting({
  key: 'supervision.rectifyDays', title: '红牌的整改期限', fallback: 10, source: '演示默认值，请按本地监察规则设置', parse: parseWholeNumber(1, 90, '个工作日'),
})

export const yellowPoints = defineSetting({
  key: 'supervision.yellowPoints', title: '每张黄牌记分', fallback: 1, source: '演示默认值，请按本地考核办法设置', parse: parseWholeNumber(0, 100, '分'),
})

export const redPoints = defineSetting({
  key: 'supervision.redPoints', title: '每张红牌记分', fallback: 3, source: '演示默认值，请按本地考核办法设置', parse: parseWholeNumber(0, 100, '分'),
})

export const acceptedPoints = defineSetting({
  key: 'supervision.acceptedPoints', title: '说明被采纳的黄牌、红牌记分', fallback: 0, source: '演示默认值，请按本地考核办法设置', parse: parseWholeNumber(0, 100, '分'),
})
