import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** 零办件: local rules differ, none is national. */
export const deadItemMonths = defineSetting({
  key: 'supervision.deadItemMonths', title: '多久没有人申请算零办件事项', fallback: 12, source: '演示默认值：多地每年清理一次零办件事项，请按本地规定设置', parse: parseWholeNumber(1, 60, '个月'),
})
