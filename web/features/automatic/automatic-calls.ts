import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, seen } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

export type RuleSets = Answer<'applications.listAutomaticRuleSets'>
export type RuleSet = Answer<'applications.readAutomaticRuleSet'>
export type Version = RuleSet['versions'][number]
export type Rule = Version['rules'][number]
export type Fact = RuleSet['facts'][number]
export type Trial = Answer<'applications.tryAutomaticRules'>
export type Samples = Answer<'applications.listAutomaticSamples'>
export type Sample = Samples['rows'][number]
export type RuleResult = Sample['results'][number]
/** What a test says of one fact; what is not said is unknown. */
export type TestFacts = NonNullable<operations['applications.tryAutomaticRules']['requestBody']>['content']['application/json']['facts']

export const ruleSetsKey = ['automatic-rule-sets'] as const
export const ruleSetKey = (item: string) => [...ruleSetsKey, item] as const
export const samplesKey = ['automatic-samples'] as const

/** Every item of the officer's own region that has rules. */
export const useRuleSets = () => useQuery({ queryKey: ruleSetsKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/automatic-rule-sets', { signal })) })
export const useRuleSet = (item: string) =>
  useQuery({ queryKey: ruleSetKey(item), queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/automatic-rule-sets/{item}', { params: { path: { item } }, signal })) })
export const useSamples = (cursor: string | undefined) =>
  useQuery({ queryKey: [...samplesKey, cursor], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/automatic-samples', { params: { query: { cursor } }, signal })), placeholderData: keepPreviousData })

/** Unsaved rules over invented facts, answered as they are typed. */
export const useTrial = (item: string, rules: Rule[], facts: TestFacts) =>
  useQuery({
    queryKey: ['automatic-trial', item, rules, facts],
    queryFn: ({ signal }) => bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/try', { params: { path: { item } }, body: { rules, facts }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const saveDraft = (item: string, revision: number, rules: Rule[], note: string, key: string) =>
  bodyOf(api.PUT('/api/v1/staff/automatic-rule-sets/{item}/draft', { params: { path: { item }, header: seen(revision, key) }, body: { rules, note } }))
export const simulate = (item: string, revision: number, key: string) =>
  bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/simulate', { params: { path: { item }, header: seen(revision, key) }, body: {} }))
export const submitRules = (item: string, revision: number, key: string) =>
  bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/submit', { params: { path: { item }, header: seen(revision, key) } }))
export const returnRules = (item: string, revision: number, note: string, key: string) =>
  bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/return', { params: { path: { item }, header: seen(revision, key) }, body: { note } }))
export const approveRules = (item: string, revision: number, validFrom: string | undefined, key: string) =>
  bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/approve', { params: { path: { item }, header: seen(revision, key) }, body: validFrom ? { validFrom } : {} }))
export const turn = (item: string, verb: 'switch-on' | 'switch-off', reason: string, key: string) =>
  verb === 'switch-on'
    ? bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/switch-on', { params: { path: { item }, header: { 'idempotency-key': key } }, body: { reason } }))
    : bodyOf(api.POST('/api/v1/staff/automatic-rule-sets/{item}/switch-off', { params: { path: { item }, header: { 'idempotency-key': key } }, body: { reason } }))

export type Finding = 'agreed' | 'objected'
export const settleSample = ({ number, reason }: Pick<Sample, 'number' | 'reason'>, finding: Finding, note: string, key: string) =>
  bodyOf(api.POST('/api/v1/staff/automatic-samples/{number}/{reason}/settle', { params: { path: { number, reason: reason as 'drawn' | 'asked' }, header: { 'idempotency-key': key } }, body: { finding, note } }))
