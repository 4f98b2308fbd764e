import { defineSetting, parseWholeNumber } from '../../platform/settings.ts'

/** 差评: who gave it with their name is called within a day (上海市政务服务条例 art. 30; 安阳市优化营商环境条例 art. 52). */
export const contactDays = defineSetting({
  key: 'ratings.contactDays', title: '实名差评回访核实期限', fallback: 1, source: '参照《安阳市优化营商环境条例》第五十二条，请按本地规定设置', parse: parseWholeNumber(1, 30, '个工作日'),
})

/** Local rules have 5, 7 or 15 workdays; no national law fixes it. */
export const rectifyDays = defineSetting({
  key: 'ratings.rectifyDays', title: '差评整改期限', fallback: 15, source: '演示默认值：各地规定为 5 至 15 个工作日，请按本地规定设置', parse: parseWholeNumber(1, 90, '个工作日'),
})
