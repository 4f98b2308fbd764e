import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** How long the last of a line is to wait at most: what windows are needed for. */
export const waitTarget = defineSetting({
  key: 'queue.waitTarget', title: '排队等候的目标：最后一位最多等多久', fallback: 20, source: '演示默认值：没有统一规定，请按本地大厅的服务承诺设置', parse: parseWholeNumber(5, 120, '分钟'),
})
