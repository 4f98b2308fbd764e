import { defineSetting, parseWholeNumber } from '../../platform/settings.ts'

/** How often a hall's screen announces each call. */
export const announceTimes = defineSetting({
  key: 'display.announceTimes', title: '叫号屏每次叫号播报几遍', fallback: 2, source: '演示默认值：各地一般为 2 遍，请按本地大厅的管理办法设置', parse: parseWholeNumber(1, 5, '遍'),
})
