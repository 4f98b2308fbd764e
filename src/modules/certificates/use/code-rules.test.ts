import { describe, expect, it } from 'vitest'
import { makePrivateKey, publicKeyOf, signSm2, verifySm2 } from '../../../platform/sm2/sm2.ts'
import { faultOf, readCode, signedPartOf, toCodeText } from './code-rules.ts'
import type { CodePayload } from './shown-code.ts'

const KEY = makePrivateKey()
const NOW = new Date('2026-03-02T01:00:00Z')
const SECONDS = NOW.getTime() / 1000
const payload: CodePayload = { id: '019a0000-0000-7000-8000-0000000000aa', city: '379900', kind: 'person', nameMasked: '陈*满', issuedAt: SECONDS, expiresAt: SECONDS + 60 }

const codeOf = (given: Partial<CodePayload> = {}, key = KEY): string => {
  const signed = signedPartOf({ ...payload, ...given })
  return toCodeText(signed, signSm2(key, Buffer.from(signed)))
}
const faultAt = (text: string, now = NOW) =>
  faultOf(readCode(text)!, { city: '379900', now, driftSeconds: 30, verify: (message, signature) => verifySm2(publicKeyOf(KEY), message, signature) })
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)

describe('a resident code', () => {
  it('is read and verified without any network, and tells no more than a masked name', () => {
    expect(readCode(codeOf())!.payload).toEqual(payload)
    expect(faultAt(codeOf())).toBeUndefined()
    expect(faultAt(`${codeOf()}\r\n`)).toBeUndefined()
  })

  it('is small enough for a scanner at the window: under 400 characters', () => {
    expect(codeOf({ nameMasked: '云湖市启明智能装备有限公司' }).length).toBeLessThan(400)
  })

  it('is forged when anything in it was changed, or another key signed it', () => {
    const [prefix, body, signature] = codeOf().split('.')
    const changed = Buffer.from(JSON.stringify({ ...payload, expiresAt: payload.expiresAt + 3600 })).toString('base64url')
    expect(faultAt([prefix, changed, signature].join('.'))).toBe('forged')
    expect(faultAt([prefix, body, `${signature!.slice(0, -4)}AAAA`].join('.'))).toBe('forged')
    expect(faultAt(codeOf({}, makePrivateKey()))).toBe('forged')
  })

  it('lives until its last second, not in it', () => {
    expect(faultAt(codeOf(), after(59))).toBeUndefined()
    expect(faultAt(codeOf(), after(60))).toBe('expired')
  })

  it('may come from a clock that is ahead by the drift that is allowed, and no more', () => {
    expect(faultAt(codeOf(), after(-30))).toBeUndefined()
    expect(faultAt(codeOf(), after(-31))).toBe('fromFuture')
  })

  it('of another city is said to be that, whoever signed it', () => {
    expect(faultAt(codeOf({ city: '379800' }, makePrivateKey()))).toBe('otherCity')
  })
})

it.each(['', 'YC1', 'YC1..', 'YC2.e30.AAAA', 'https://example.cn', `YC1.${Buffer.from('{}').toString('base64url')}.AAAA`, 'YC1.bm9uZQ.AAAA', 'YC1.a.b.c', '379902199405210023'])('「%s」 is no code', (text) => {
  expect(readCode(text)).toBeUndefined()
})
