import { describe, expect, it } from 'vitest'
import type { MaterialResolution } from '../../../client/types.ts'
import { isToCheck, resolveHandIns } from './resolved-hand-ins.ts'

const materials = [{ id: 'card', exemptBy: '居民身份证电子证照' }, { id: 'photo', exemptBy: '人口基础信息' }, { id: 'invoice', exemptBy: null }]
const resolutions = new Map([
  ['card', { state: 'replaced', evidence: { kind: 'certificate' } } as unknown as MaterialResolution],
  ['photo', { state: 'asked', evidence: null } as unknown as MaterialResolution],
])

describe('what a window collects once it is known what the state has', () => {
  it('is not what the state has, even when paper was taken before', () => {
    expect(resolveHandIns({ card: { how: 'paper' }, invoice: { how: 'paper' } }, materials, resolutions, false)).toEqual({ card: { how: 'waived' }, invoice: { how: 'paper' } })
  })

  it('is what the state does not have: nobody waives it', () => {
    expect(resolveHandIns({ photo: { how: 'waived' } }, materials, resolutions, false)).not.toHaveProperty('photo.how')
  })

  it('is everything when the applicant does not agree, and says so where it could have been spared', () => {
    expect(resolveHandIns({ card: { how: 'paper', declined: true } }, materials, resolutions, false)).toEqual({ card: { how: 'paper', declined: true } })
    expect(resolveHandIns({ card: { how: 'paper' }, invoice: { how: 'paper' } }, materials, new Map(), true)).toEqual({ card: { how: 'paper', declined: true }, photo: { declined: true }, invoice: { how: 'paper' } })
  })
})

it('only somebody who is registered can be looked up, and once is enough', () => {
  const known = { identityNumber: '379902194801010021', kind: 'person' as const, name: '赵秀兰', phone: '', known: {} as never }
  expect([isToCheck({ person: known }, materials), isToCheck({ person: { ...known, known: undefined as never } }, materials), isToCheck({ person: known, check: { consent: 'inPerson' } }, materials), isToCheck({ person: known }, [materials[2]!])]).toEqual([true, false, false, false])
})
