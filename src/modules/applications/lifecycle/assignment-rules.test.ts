import { describe, expect, it } from 'vitest'
import { anApplication } from '../fixtures.ts'
import { type Candidate, deskRoleOf, pickAssignee } from './assignment-rules.ts'
import { officeOfStep } from './step-office-rules.ts'

const who = (id: string, given: Partial<Candidate> = {}): Candidate => ({ id, name: id, isSkilled: false, hasSkills: false, openCases: 0, ...given })

describe('a case is given', () => {
  it('to whoever is named for its item, however much they have', () => {
    const picked = pickAssignee([who('idle'), who('expert', { isSkilled: true, hasSkills: true, openCases: 9 })])
    expect(picked).toEqual({ to: { id: 'expert', name: 'expert' }, reason: '自动分派：专长事项，在办 9 件' })
  })

  it('among equals to whoever has least, and always to the same of two alike', () => {
    expect(pickAssignee([who('b', { openCases: 3 }), who('a', { openCases: 4 })])?.to.id).toBe('b')
    expect(pickAssignee([who('b'), who('a')])?.to.id).toBe('a')
  })

  it('to somebody named for other items only when nobody else is there', () => {
    const other = who('other', { hasSkills: true })
    expect(pickAssignee([other, who('anyone', { openCases: 50 })])?.to.id).toBe('anyone')
    expect(pickAssignee([other])?.to.id).toBe('other')
    expect(pickAssignee([])).toBeUndefined()
  })
})

describe('whose turn it is', () => {
  it('follows the state, and the office the guide names for the step', () => {
    expect([anApplication({ state: 'received' }), anApplication({ state: 'accepted' }), anApplication({ state: 'reviewed' }), anApplication({ state: 'refused' })].map(deskRoleOf)).toEqual(['windowClerk', 'reviewer', 'decider', undefined])
    const accepted = anApplication({ state: 'accepted' })
    expect(officeOfStep(accepted)).toEqual({ authorityId: accepted.authorityId, unitId: undefined })
    const elsewhere = { ...accepted, detail: { ...accepted.detail, reviewSteps: [{ id: 's2', name: '消防核查', authorityId: '379902-YJJ' }] } }
    expect(officeOfStep(elsewhere).authorityId).toBe('379902-YJJ')
    // Once it is reviewed it is the deciding authority's again.
    expect(officeOfStep({ ...elsewhere, state: 'reviewed' }).authorityId).toBe(accepted.authorityId)
  })
})
