import { defineSetting, parseChoice, parseWholeNumber, type SettingDefinition } from '../../../platform/settings.ts'
import { type Severity, severityWords } from './check-rule.ts'
import { checkRules } from './check-rules.ts'

/** How strictly each rule holds: dated, per region, as every local number. */
export const severitySettings: ReadonlyMap<string, SettingDefinition<Severity>> = new Map(checkRules.map((rule) => [rule.id, defineSetting<Severity>({
  key: `catalogue.check.${rule.id}`,
  title: `要素体检：${rule.title}`,
  fallback: rule.severity,
  source: `演示默认值，请按本地规定设置。规则依据：${rule.source}`,
  parse: parseChoice<Severity>(severityWords),
})]))

export const guideFreshMonths = defineSetting({
  key: 'catalogue.guideFreshMonths', title: '办事指南多久确认一次', fallback: 6, source: '演示默认值：要求“及时动态更新”的文件没有写明月数，请按本地规定设置', parse: parseWholeNumber(1, 60, '个月'),
})

export const specificationYears = defineSetting({
  key: 'catalogue.specificationYears', title: '行政许可实施规范多久复核一次', fallback: 3, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 20, '年'),
})

export const issueDueDays = defineSetting({
  key: 'catalogue.issueDueDays', title: '要素体检问题的整改期限', fallback: 10, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 120, '个工作日'),
})
