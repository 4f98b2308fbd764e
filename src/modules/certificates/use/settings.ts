import { defineSetting, parseWholeNumber } from '../../../platform/settings.ts'

/** 居民码, 企业码: short enough that a photograph of the screen is worth nothing. */
export const codeSeconds = defineSetting({
  key: 'certificates.codeSeconds', title: '居民码、企业码多久失效', fallback: 60, source: '演示默认值：各地动态码为 1 至 2 分钟，请按本地规定设置', parse: parseWholeNumber(20, 120, '秒'),
})

/** What a scan proves at the window: long enough to take one application in. */
export const scanMinutes = defineSetting({
  key: 'certificates.scanMinutes', title: '扫码后多久之内可以凭此收件、调取证照', fallback: 30, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(5, 120, '分钟'),
})

/** Clocks of two servers differ; more than this is no drift any more. */
export const clockDriftSeconds = defineSetting({
  key: 'certificates.clockDriftSeconds', title: '扫码时允许的时钟误差', fallback: 30, source: '演示默认值，请按本地时钟同步要求设置', parse: parseWholeNumber(1, 60, '秒'),
})

export const useCopyDays = defineSetting({
  key: 'certificates.useCopyDays', title: '加注件最长的有效期', fallback: 180, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 730, '天'),
})

export const soonDays = defineSetting({
  key: 'certificates.soonDays', title: '证照夹里把多久内到期的证照排在最前', fallback: 60, source: '演示默认值，请按本地规定设置', parse: parseWholeNumber(1, 365, '天'),
})
