import { type SmsGateway, SmsRefused } from './port.ts'

/** An installation that is tied to no gateway: each message says so, instead of waiting for ever. */
export const absentSms: SmsGateway = {
  send: () => Promise.reject(new SmsRefused('没有接入短信网关。')),
}
