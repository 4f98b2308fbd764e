import { expect, test } from 'vitest'
import { readWho } from './who-rules.ts'

test('a code, a ticket, a phone and an identity number are told apart by their look, with the blanks of a reader or a hand', () => {
  expect(['YC1.aB3_x-Y', ' a012 ', 'B1204', '199 0000 0001', '379902 19480101 002x', '91379902MA00000000'].map(readWho)).toEqual([
    { kind: 'code', code: 'YC1.aB3_x-Y' }, { kind: 'ticket', number: 'A012' }, { kind: 'ticket', number: 'B1204' }, { kind: 'phone' },
    { kind: 'identity', number: '37990219480101002X' }, { kind: 'identity', number: '91379902MA00000000' },
  ])
})
