import { useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import type { Sent } from '../../client/types.ts'

export type RuleListView = operations['supervision.listRules']['responses'][200]['content']['application/json']
export type RuleView = RuleListView['rows'][number]
export type RuleVersionView = RuleView['versions'][number]
export type StepView = RuleVersionView['steps'][number]
export type Level = StepView['level']
export type Wanted = NonNullable<operations['supervision.simulateRule']['requestBody']>['content']['application/json']
export type RuleChange = Sent<'supervision.changeRule'>
export type SimulationView = operations['supervision.simulateRule']['responses'][200]['content']['application/json']

export const rulesKey = ['supervision-rules'] as const

export const useRules = (region: string) =>
  useQuery({ queryKey: [...rulesKey, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision-rules', { params: { query: { region } }, signal })) })

export const changeRule = (rule: string, version: number, body: RuleChange, key: string) =>
  bodyOf(api.POST('/api/v1/staff/supervision-rules/{rule}/change-rule', { params: { path: { rule }, header: { 'idempotency-key': key, 'if-match': String(version) } }, body }))

export const simulateRule = (rule: string, body: Wanted) => bodyOf(api.POST('/api/v1/staff/supervision-rules/{rule}/simulate-rule', { params: { path: { rule } }, body }))
