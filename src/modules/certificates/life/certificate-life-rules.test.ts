import { describe, expect, it } from 'vitest'
import type { CertificateState } from '../certificate.ts'
import { decideLife, isRefusal, type LifeCommand, type LifeVerb, lineageOf } from './certificate-life-rules.ts'
import { isHistoryIntact, type LifeEvent, lifeEventHash, stateAfter } from './life-event.ts'

const TODAY = '2026-03-02'
const identifier = '1.2.156.3005.2.113799000040000167001.113799000040000167.2026000001.001.Y'
const content = [{ label: '经营项目', value: '散装食品销售' }]
const aCertificate = (state: CertificateState, validUntil: string | null = '2027-03-01') => ({
  state, validUntil, version: 1, identifier, issuedOn: '2022-03-02',
  data: { name: '食品经营许可证', holder: { name: '甄新来' }, number: 'n', identifier, content, issuingAuthority: '澄湖区市场监督管理局', issuedOn: '2022-03-02' },
})
const why = { reason: '法定事由', basis: '《行政许可法》' }
const commands: Record<LifeVerb, LifeCommand> = {
  change: { verb: 'change', content: [{ label: '经营项目', value: '热食类食品制售' }], ...why },
  renew: { verb: 'renew', validity: '5年', ...why },
  reissue: { verb: 'reissue', ...why }, suspend: { verb: 'suspend', ...why }, restore: { verb: 'restore', ...why }, revoke: { verb: 'revoke', ...why }, forfeit: { verb: 'forfeit', ...why },
  cancel: { verb: 'cancel', ground: 'holderWish', ...why }, expire: { verb: 'expire', ...why },
}

/** Every state × every command: the state it leads to, or `-` where it is refused. `overdue` is valid in the store with its term over. */
const TABLE: Record<CertificateState | 'overdue', Record<LifeVerb, CertificateState | '-'>> = {
  valid: { change: 'replaced', renew: 'replaced', reissue: 'replaced', suspend: 'suspended', restore: '-', revoke: 'revoked', forfeit: 'forfeited', cancel: 'cancelled', expire: '-' },
  suspended: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: 'valid', revoke: 'revoked', forfeit: 'forfeited', cancel: 'cancelled', expire: '-' },
  revoked: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: '-', revoke: '-', forfeit: '-', cancel: 'cancelled', expire: '-' },
  forfeited: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: '-', revoke: '-', forfeit: '-', cancel: 'cancelled', expire: '-' },
  cancelled: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: '-', revoke: '-', forfeit: '-', cancel: '-', expire: '-' },
  expired: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: '-', revoke: '-', forfeit: '-', cancel: 'cancelled', expire: '-' },
  replaced: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: '-', revoke: '-', forfeit: '-', cancel: '-', expire: '-' },
  overdue: { change: '-', renew: '-', reissue: '-', suspend: '-', restore: '-', revoke: '-', forfeit: '-', cancel: 'cancelled', expire: 'expired' },
}

describe.each(Object.entries(TABLE))('a certificate that is %s', (state, row) => {
  it.each(Object.entries(row) as [LifeVerb, CertificateState | '-'][])('after %s is %s', (verb, expected) => {
    const certificate = state === 'overdue' ? aCertificate('valid', '2026-03-01') : aCertificate(state as CertificateState)
    const result = decideLife(certificate, commands[verb], TODAY)
    expect(isRefusal(result) ? '-' : stateAfter[result.kind]).toBe(expected)
    if (isRefusal(result)) expect(result.sentence).toMatch(/。$/)
  })
})

describe('the next version', () => {
  it('of a renewal begins where the old term ends', () => {
    expect(decideLife(aCertificate('valid'), commands.renew, TODAY)).toMatchObject({ kind: 'renewed', next: { content, validUntil: '2032-03-01' } })
    expect(decideLife(aCertificate('valid'), { ...why, verb: 'renew', validity: '2028-06-30' }, TODAY)).toMatchObject({ next: { validUntil: '2028-06-30' } })
  })

  it.each([['2027-03-01', 'certificates.bad_validity'], ['长期', 'certificates.bad_validity'], ['2027-02-30', 'certificates.bad_validity']])('is not renewed to %s', (validity, code) => {
    expect(decideLife(aCertificate('valid'), { ...why, verb: 'renew', validity }, TODAY)).toMatchObject({ code, pointer: '/validity' })
  })

  it('is not made of a certificate without a term to renew', () => {
    expect(decideLife(aCertificate('valid', null), commands.renew, TODAY)).toMatchObject({ code: 'certificates.no_term' })
  })

  it('of a reissue says the same and holds as long', () => {
    expect(decideLife(aCertificate('valid'), commands.reissue, TODAY)).toMatchObject({ kind: 'reissued', next: { content, validUntil: '2027-03-01' } })
  })

  it('is refused where nothing changes, or nothing is left', () => {
    expect(decideLife(aCertificate('valid'), { ...why, verb: 'change', content }, TODAY)).toMatchObject({ code: 'certificates.nothing_to_change' })
    expect(decideLife(aCertificate('valid'), { ...why, verb: 'change', content: [{ label: '经营项目', value: ' ' }] }, TODAY)).toMatchObject({ code: 'certificates.nothing_to_change' })
  })

  it('is refused after the last number there is', () => {
    expect(decideLife({ ...aCertificate('valid'), version: 999 }, commands.reissue, TODAY)).toMatchObject({ code: 'certificates.versions_exhausted' })
  })
})

describe('注销', () => {
  it('for a term that is over waits until it is', () => {
    expect(decideLife(aCertificate('valid'), { ...why, verb: 'cancel', ground: 'termOver' }, TODAY)).toMatchObject({ code: 'certificates.wrong_ground', pointer: '/ground' })
    expect(decideLife(aCertificate('expired', '2026-01-01'), { ...why, verb: 'cancel', ground: 'termOver' }, TODAY)).toMatchObject({ kind: 'cancelled', ground: 'termOver' })
  })

  it('for what was taken back needs that it was', () => {
    expect(decideLife(aCertificate('valid'), { ...why, verb: 'cancel', ground: 'takenBack' }, TODAY)).toMatchObject({ code: 'certificates.wrong_ground' })
    expect(decideLife(aCertificate('forfeited'), { ...why, verb: 'cancel', ground: 'takenBack' }, TODAY)).toMatchObject({ kind: 'cancelled' })
  })
})

it('all versions of a certificate share all but the end of their identifiers', () => {
  expect(lineageOf(identifier)).toBe('1.2.156.3005.2.113799000040000167001.113799000040000167.2026000001.')
})

describe('a history', () => {
  const link = (seq: number, prevHash: string, kind: LifeEvent['kind']): LifeEvent => {
    const event = { region: '379902', identifier, seq, kind, onDay: TODAY, ...why, ground: null, replacedBy: null, applicationNumber: null, officerId: null, officerName: '林知行', authorityId: '379902-SCJG', at: '2026-03-02T01:00:00.000Z', prevHash }
    return { ...event, hash: lifeEventHash(event) }
  }
  const first = link(1, 'certificate', 'suspended')
  const second = link(2, first.hash, 'restored')
  const head = { hash: 'certificate', eventCount: 2, headHash: second.hash }

  it('that is complete is intact', () => {
    expect(isHistoryIntact([first, second], head)).toBe(true)
    expect(isHistoryIntact([], { hash: 'certificate', eventCount: 0, headHash: null })).toBe(true)
  })

  it.each([
    ['a changed reason', [{ ...first, reason: '别的' }, second]],
    ['an entry missing at the end', [first]],
    ['an entry missing at the beginning', [second]],
    ['its entries in another order', [second, first]],
  ])('with %s is not', (_, events) => {
    expect(isHistoryIntact(events, head)).toBe(false)
  })

  it('of another certificate is not', () => {
    expect(isHistoryIntact([first, second], { ...head, hash: 'another' })).toBe(false)
  })
})
