import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** 群众反映: how long an answer may take. */
export const clueDays = defineSetting({
  key: 'supervision.clueDays', title: '群众反映（清单之外审批等）的答复期限', fallback: 10, source: '演示默认值，请按本地投诉举报办理规定设置', parse: parseWholeNumber(1, 60, '个工作日'),
})

/** 平台之外: a certificate that is imported may be old; one that was issued shortly before was made beside the platform. */
export const importedRecentDays = defineSetting({
  key: 'supervision.importedRecentDays', title: '导入的证照签发多久以内算“新近签发”（列入平台之外清查）', fallback: 30, source: '演示默认值，请按本地监察规则设置', parse: parseWholeNumber(1, 365, '天'),
})
