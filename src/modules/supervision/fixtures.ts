import { createNationalWorkCalendar } from '../calendar/work-calendar-data.ts'
import { RULE_CATALOGUE } from './rules/rule-catalogue.ts'

export const calendar = createNationalWorkCalendar()

/** The platform's defaults, on every day. */
export const defaultRules = () => RULE_CATALOGUE.map((rule) => ({ rule, isOn: true, version: 0 }))
