import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** 优化营商环境条例 art. 44 has bodies check among themselves and fixes no limit; regions set their own. */
export const checkDays = defineSetting({
  key: 'materials.checkDays', title: '部门间协查的答复期限', fallback: 3, source: '演示默认值：《优化营商环境条例》第四十四条没有规定期限，请按本地规定设置', parse: parseWholeNumber(1, 30, '个工作日'),
})
