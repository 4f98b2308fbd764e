import { defineSetting, parseWholeNumber } from '../../platform/settings.ts'

/** 补正期限: no national law fixes it; regions set their own. */
export const correctionDays = defineSetting({
  key: 'applications.correctionDays', title: '补正期限（工作日）', fallback: 10, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 90),
})

export const draftDays = defineSetting({
  key: 'applications.draftDays', title: '草稿保留天数', fallback: 30, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 365),
})
