import { defineSetting, parseText, parseWholeNumber } from '../../../platform/settings.ts'

/** 10 分钟服务圈: how far people walk. */
export const circleMinutes = defineSetting({
  key: 'organisation.circleMinutes', title: '服务圈：步行几分钟内有办事地点', fallback: 10, source: '演示默认值：参照“10 分钟营商环境服务圈”，请按本地规定设置', parse: parseWholeNumber(5, 60, '分钟'),
})

export const walkingMetres = defineSetting({
  key: 'organisation.walkingMetres', title: '服务圈：每分钟步行几米', fallback: 60, source: '演示默认值：GB 50180-2018 的十五分钟生活圈为步行 800 至 1000 米，合每分钟约 60 米，请按本地规定设置', parse: parseWholeNumber(30, 120, '米'),
})

const ORIGIN = /^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$/

/** The south-west corner of the city's own map; empty: the portal does not ask the browser where somebody is. */
export const mapOrigin = defineSetting({
  key: 'organisation.mapOrigin', title: '办事地图西南角的纬度和经度', fallback: '', source: '没有设置时不提供“用我现在的位置”', parse: parseText(40, { hint: '写成 36.123,117.456 这样，先纬度后经度；不提供定位就留空。', mayBeEmpty: true, isRight: (text) => ORIGIN.test(text) }),
})
