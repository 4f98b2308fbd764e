import { describe, expect, it } from 'vitest'
import { CHANGE_VERBS, type ChangePerson, type ChangeVerb, openingRefusal, refusalOf, refuseWrongDays } from './change-rules.ts'
import type { ChangeState, HistoryEntry, ItemChange } from './item-change.ts'

const AUTHOR = 'author'
const opened: HistoryEntry = { at: '2026-03-02T01:00:00.000Z', by: '王某', region: '379902', step: 'opened', note: null }
const aChange = (facts: Partial<ItemChange> = {}): ItemChange => ({ state: 'drafted', kind: 'revise', editorIds: [AUTHOR], history: [opened], ...facts }) as ItemChange
const aPerson = (facts: Partial<ChangePerson> = {}): ChangePerson => ({ id: 'somebody', name: '李某', region: '379900', isOfCity: true, mayEdit: true, mayReview: true, ...facts })
const codeOf = (verb: ChangeVerb, change: ItemChange, person: ChangePerson) => refusalOf(change, verb, person)?.code

describe('what can be done to a change', () => {
  const POSSIBLE: Record<ChangeState, ChangeVerb[]> = {
    drafted: ['save', 'submit', 'withdraw'],
    submitted: ['return', 'approve', 'withdraw'],
    approved: ['return', 'publish', 'withdraw'],
    scheduled: ['publish', 'withdraw'],
    published: [],
    withdrawn: [],
  }

  it.each(Object.entries(POSSIBLE))('%s: %j', (state, verbs) => {
    const change = aChange({ state: state as ChangeState })
    expect(CHANGE_VERBS.filter((verb) => !refusalOf(change, verb, aPerson()))).toEqual(verbs)
    for (const verb of CHANGE_VERBS.filter((each) => !verbs.includes(each))) expect(codeOf(verb, change, aPerson()), verb).toBe('catalogue.wrong_state')
  })

  it('nobody who wrote in it approves or publishes it, and is told that another person must', () => {
    const author = aPerson({ id: AUTHOR })
    expect(refusalOf(aChange({ state: 'submitted' }), 'approve', author)).toMatchObject({ code: 'catalogue.own_change', status: 403, detail: expect.stringContaining('另一位事项审核员') as string })
    expect(codeOf('publish', aChange({ state: 'approved' }), author)).toBe('catalogue.own_change')
    expect(codeOf('publish', aChange({ state: 'scheduled', editorIds: ['first', AUTHOR] }), author)).toBe('catalogue.own_change')
    expect(codeOf('return', aChange({ state: 'submitted' }), author)).toBeUndefined()
  })

  it('a county proposes and the city decides', () => {
    const county = aPerson({ region: '379902', isOfCity: false })
    for (const [verb, state] of [['approve', 'submitted'], ['return', 'submitted'], ['publish', 'approved']] as const) expect(codeOf(verb, aChange({ state }), county)).toBe('catalogue.not_city')
    expect(codeOf('submit', aChange(), county)).toBeUndefined()
  })

  it('a county writes in what it opened, its editors in what they wrote in, the city in everything', () => {
    const elsewhere = aPerson({ region: '379903', isOfCity: false })
    for (const verb of ['save', 'submit', 'withdraw'] as const) {
      expect(codeOf(verb, aChange(), elsewhere)).toBe('catalogue.not_your_change')
      expect(codeOf(verb, aChange({ editorIds: [AUTHOR, elsewhere.id] }), elsewhere)).toBeUndefined()
      expect(codeOf(verb, aChange(), aPerson())).toBeUndefined()
    }
  })

  it('who may only review does not write, who may only write does not review', () => {
    expect(codeOf('save', aChange(), aPerson({ mayEdit: false }))).toBe('catalogue.not_editor')
    expect(codeOf('approve', aChange({ state: 'submitted' }), aPerson({ mayReview: false }))).toBe('catalogue.not_reviewer')
  })

  it.each(['suspend', 'resume', 'cancel'] as const)('%s changes no content', (kind) => {
    expect(codeOf('save', aChange({ kind }), aPerson())).toBe('catalogue.content_fixed')
    expect(codeOf('submit', aChange({ kind }), aPerson())).toBeUndefined()
  })
})

describe('what can begin', () => {
  it('an item that is handled is revised, suspended or cancelled; a suspended one is resumed too; a cancelled one stays so', () => {
    const begins = (state: 'active' | 'suspended' | 'cancelled') => (['revise', 'suspend', 'resume', 'cancel'] as const).filter((kind) => !openingRefusal(kind, state, undefined))
    expect([begins('active'), begins('suspended'), begins('cancelled')]).toEqual([['revise', 'suspend', 'cancel'], ['revise', 'resume', 'cancel'], []])
  })

  it('one change at a time, and it says whose is open', () => {
    expect(openingRefusal('revise', 'active', { kind: 'suspend', authorName: '王某' })).toMatchObject({ code: 'catalogue.change_open', detail: expect.stringContaining('王某发起的暂停') as string })
  })
})

describe('the days of a publication', () => {
  const refused = (kind: ItemChange['kind'], effectiveOn: string, cancelOn: string | null) => () => refuseWrongDays({ kind }, { effectiveOn, cancelOn }, '2026-03-02')
  it('lie in order, from today on', () => {
    expect(refused('revise', '2026-03-02', null)).not.toThrow()
    expect(refused('revise', '2026-03-03', '2026-03-04')).not.toThrow()
    expect(refused('revise', '2026-03-01', null)).toThrow(/effective_in_past/)
    expect(refused('revise', '2026-03-03', '2026-03-03')).toThrow(/cancel_before_effective/)
    expect(refused('suspend', '2026-03-03', '2026-03-04')).toThrow(/no_cancel_day/)
  })
})
