import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
// A second implementation, by other people on another big-number library, without types of its own.
// @ts-expect-error no declaration file
import other from 'sm-crypto'
import { sm3 } from '../hash-chain.ts'
import { createSm2Signer, makePrivateKey, publicKeyOf, signSm2, SM2_USER_ID, verifySm2 } from './sm2.ts'
import { createSm3 } from './sm3-portable.ts'
import { digestOf, signerHash } from './verify-sm2.ts'

const { sm2: otherSm2 } = other as {
  sm2: {
    doSignature(message: Buffer, privateKey: string, options: { hash: true; der: false }): string
    doVerifySignature(message: Buffer, signature: string, publicKey: string, options: { hash: true; der: false }): boolean
  }
}

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')
const hex = (content: Uint8Array): string => Buffer.from(content).toString('hex')

/** The published sample of GB/T 32918.5-2017 annex A. */
const SAMPLE = {
  message: bytes('message digest'),
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey: '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  za: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  digest: 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
  k: '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21',
  signature: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}

/** A message of its own for each round, of lengths around the block of the hash too. */
const messageOf = (round: number): Buffer => Buffer.from(hex(createSm3().write(bytes(`第 ${round} 个`)).digest()).repeat(5), 'hex').subarray(0, round % 160)

test('the sample of GB/T 32918.5 comes out as it is printed there', () => {
  expect(publicKeyOf(SAMPLE.privateKey)).toBe(SAMPLE.publicKey)
  const za = signerHash(SAMPLE.publicKey, SM2_USER_ID)
  expect(hex(za)).toBe(SAMPLE.za)
  expect(digestOf(za, SAMPLE.message).toString(16)).toBe(SAMPLE.digest)
  // k is a private key too: its public one is the point k·G.
  const sign = createSm2Signer(SAMPLE.privateKey, SM2_USER_ID, () => ({ k: BigInt(`0x${SAMPLE.k}`), x: BigInt(`0x${publicKeyOf(SAMPLE.k).slice(2, 66)}`) }))
  expect(hex(sign(SAMPLE.message))).toBe(SAMPLE.signature)
  expect(verifySm2(SAMPLE.publicKey, SAMPLE.message, Buffer.from(SAMPLE.signature, 'hex'))).toBe(true)
})

test('the samples of GB/T 32905 come out of both implementations of SM3', () => {
  const samples = { abc: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0', ['abcd'.repeat(16)]: 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732' }
  for (const [text, expected] of Object.entries(samples)) {
    expect(sm3(text)).toBe(expected)
    expect(hex(createSm3().write(bytes(text)).digest())).toBe(expected)
  }
})

test('the sample of GB/T 32907 comes out of the SM4 that we use', () => {
  const cipher = createCipheriv('sm4-ecb', Buffer.from('0123456789abcdeffedcba9876543210', 'hex'), null).setAutoPadding(false)
  expect(cipher.update('0123456789abcdeffedcba9876543210', 'hex', 'hex') + cipher.final('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

test('the SM3 of the browser is the SM3 of the server, at every length and however it is cut into pieces', () => {
  for (let length = 0; length < 200; length++) {
    const content = Buffer.alloc(length, length)
    expect(hex(createSm3().write(content.subarray(0, length >> 1)).write(content.subarray(length >> 1)).digest()), String(length)).toBe(sm3(content))
  }
})

test('what we sign another implementation takes, and the other way round, sixty times', () => {
  for (let round = 0; round < 60; round++) {
    const [privateKey, message] = [makePrivateKey(), messageOf(round)]
    const publicKey = publicKeyOf(privateKey)
    expect(otherSm2.doVerifySignature(message, hex(signSm2(privateKey, message)), publicKey, { hash: true, der: false }), `${round} ${privateKey}`).toBe(true)
    const theirs = otherSm2.doSignature(message, privateKey, { hash: true, der: false })
    expect(verifySm2(publicKey, message, Buffer.from(theirs, 'hex')), `${round} ${privateKey}`).toBe(true)
  }
})

test('another message, key, name of the signer or signature is not taken', () => {
  const [privateKey, message] = [makePrivateKey(), bytes('准予经营')]
  const publicKey = publicKeyOf(privateKey)
  const signature = signSm2(privateKey, message)
  expect(verifySm2(publicKey, message, signature)).toBe(true)
  expect(verifySm2(publicKey, bytes('不予经营'), signature)).toBe(false)
  expect(verifySm2(publicKeyOf(makePrivateKey()), message, signature)).toBe(false)
  expect(verifySm2(publicKey, message, signature, 'somebody else')).toBe(false)
  for (let bit = 0; bit < 512; bit += 7) {
    const changed = Uint8Array.from(signature)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    expect(verifySm2(publicKey, message, changed), `bit ${bit}`).toBe(false)
  }
})

test('what is no signature or no key verifies nothing, and nothing is thrown', () => {
  const privateKey = makePrivateKey()
  const message = bytes('准予经营')
  const signature = signSm2(privateKey, message)
  const publicKey = publicKeyOf(privateKey)
  for (const wrong of [new Uint8Array(64), new Uint8Array(64).fill(255), signature.subarray(1), new Uint8Array()]) expect(verifySm2(publicKey, message, wrong)).toBe(false)
  for (const wrong of ['', publicKey.slice(2), `02${publicKey.slice(2, 66)}`, `${publicKey.slice(0, -2)}00`, `04${'0'.repeat(128)}`, `04${'f'.repeat(128)}`]) expect(verifySm2(wrong, message, signature), wrong).toBe(false)
  for (const wrong of ['', '00'.repeat(32), 'ff'.repeat(32), 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122']) expect(() => signSm2(wrong, message), wrong).toThrow(RangeError)
})
