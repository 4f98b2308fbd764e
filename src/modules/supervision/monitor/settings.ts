import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

export const forecastDays = defineSetting({
  key: 'supervision.forecastDays', title: '超期预测往后看多久', fallback: 5, source: '演示默认值，请按本地监察规则设置', parse: parseWholeNumber(1, 20, '个工作日'),
})
