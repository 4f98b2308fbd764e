import { expect, test } from 'vitest'
import type { Consent, ConsentNotice } from './consent.ts'
import { asWhatMayConsent, isChild, noticeInForce, reasonNotCounting, scopesFor, stateOfConsent } from './consent-rules.ts'

const adult = { kind: 'person', birthDate: '1990-01-01' } as const
const child = { kind: 'person', birthDate: '2012-03-02' } as const
const shop = { kind: 'enterprise', birthDate: null } as const
const TODAY = '2026-03-01'

test('somebody is a child until the day of their fourteenth birthday', () => {
  expect([isChild(child, TODAY), isChild(child, '2026-03-02'), isChild(shop, TODAY)]).toEqual([true, false, false])
})

test('for a child only a guardian agrees, and the notice about children concerns nobody else', () => {
  expect(asWhatMayConsent(child, 'guardian', 'sensitiveData', TODAY)).toBe('guardian')
  expect(() => asWhatMayConsent(child, 'agent', 'sharedData', TODAY)).toThrow('subjects.guardian_needed')
  expect(() => asWhatMayConsent(child, 'self', 'sharedData', TODAY)).toThrow('subjects.guardian_needed')
  expect(() => asWhatMayConsent(adult, 'self', 'childData', TODAY)).toThrow('subjects.not_a_child')
  expect(scopesFor(child, TODAY)).toEqual(['childData', 'sharedData', 'sensitiveData'])
  expect(scopesFor(shop, TODAY)).toEqual(['sharedData', 'sensitiveData'])
})

test('what a child agreed to alone does not count until they are fourteen; from then on what is sensitive is agreed to by themselves', () => {
  const given = (scope: Consent['scope'], givenAs: Consent['givenAs'], on = '2026-02-01') => ({ scope, givenAs, givenAt: new Date(`${on}T09:00:00+08:00`) })
  const counts = (consent: ReturnType<typeof given>, today: string) => reasonNotCounting(consent, child, today) === undefined
  const [eve, birthday] = [TODAY, '2026-03-02']
  expect([counts(given('sharedData', 'self'), eve), counts(given('sharedData', 'self'), birthday), counts(given('sharedData', 'guardian'), birthday)]).toEqual([false, true, true])
  expect([counts(given('sensitiveData', 'guardian'), eve), counts(given('sensitiveData', 'clerk'), eve)]).toEqual([true, true])
  expect([counts(given('sensitiveData', 'guardian'), birthday), counts(given('sensitiveData', 'clerk'), birthday), counts(given('sensitiveData', 'self', birthday), birthday)]).toEqual([false, false, true])
  expect(() => asWhatMayConsent(child, 'guardian', 'sensitiveData', birthday)).toThrow('subjects.own_consent_needed')
  expect(asWhatMayConsent(child, 'guardian', 'sharedData', birthday)).toBe('guardian')
})

test('an agent does not agree to sensitive data of an adult, a representative agrees for an enterprise', () => {
  expect(() => asWhatMayConsent(adult, 'agent', 'sensitiveData', TODAY)).toThrow('subjects.own_consent_needed')
  expect(asWhatMayConsent(adult, 'agent', 'sharedData', TODAY)).toBe('agent')
  expect(asWhatMayConsent(shop, 'legalRepresentative', 'sharedData', TODAY)).toBe('legalRepresentative')
})

const notice = (version: number, needsNewConsent: boolean): ConsentNotice => ({ scope: 'sharedData', version, title: '', text: '', needsNewConsent, fromDay: null, publishedAt: null, publishedByName: null, source: null })
const consent = (noticeVersion: number, withdrawnAt: Date | null = null): Consent => ({
  subjectId: 's', id: 'i', scope: 'sharedData', noticeVersion, channel: 'online', givenAt: new Date(0), givenAs: 'self', givenBy: 's', givenByName: '', evidence: null, withdrawnAt, withdrawnByName: null,
})

test('a consent counts from the newest version that asked for a new one', () => {
  const { notice: newest, countsFrom } = noticeInForce([notice(1, true), notice(3, false), notice(2, true), { ...notice(4, true), fromDay: '2026-03-03' }], 'sharedData', '2026-03-02')
  expect([newest.version, countsFrom]).toEqual([3, 2])
  expect([undefined, consent(1), consent(2), consent(3), consent(3, new Date(0))].map((each) => stateOfConsent(each, countsFrom))).toEqual(['never', 'outdated', 'given', 'given', 'withdrawn'])
})
