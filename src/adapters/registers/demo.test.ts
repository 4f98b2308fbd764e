import { expect, test } from 'vitest'
import { registers } from '../../modules/subjects/index.ts'
import answers from './demo-answers.json' with { type: 'json' }
import { createDemoRegisters, DEMO_REGISTER_TROUBLE } from './demo.ts'

const demo = createDemoRegisters(() => new Date('2026-03-02T01:00:00Z'))
const signal = new AbortController().signal
const ask = (register: string, identity: string) => demo.ask({ register, identity, kind: 'person', name: '某人' }, signal)

test('the demonstration knows exactly the registers that the platform lists, about the same kinds of subjects', () => {
  expect(Object.entries(answers).map(([name, { about }]) => [name, about])).toEqual(registers.map(({ name, about }) => [name, about]))
})

test('of many people a register knows about the share it is meant to, and not the same ones in another', async () => {
  const people = Array.from({ length: 500 }, (_, index) => `379902199001${String(index).padStart(6, '0')}`)
  const known = async (register: string) => (await Promise.all(people.map((identity) => ask(register, identity)))).map(({ found }) => found)
  const [property, school] = [await known('不动产登记信息'), await known('学历学位信息')]
  expect(property.filter(Boolean).length / 5).toBeGreaterThan(60)
  expect(property.filter(Boolean).length / 5).toBeLessThan(80)
  expect(property.some((found, index) => found !== school[index])).toBe(true)
})

test('the resident whose registers never answer is waited for until patience ends, whose are dead is an error', async () => {
  const patience = new AbortController()
  const waiting = demo.ask({ register: '人口基础信息', identity: DEMO_REGISTER_TROUBLE.slow, kind: 'person', name: '某人' }, patience.signal)
  patience.abort(new Error('no patience left'))
  await expect(waiting).rejects.toThrow('no patience left')
  await expect(ask('人口基础信息', DEMO_REGISTER_TROUBLE.dead)).rejects.toThrow('503')
})
