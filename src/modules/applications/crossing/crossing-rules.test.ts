import { expect, test } from 'vitest'
import { reasonNotReceivedHere } from './crossing-rules.ts'

const item = (scopes: string[], modes: string[]) => ({ crossRegion: { scopes, modes } })
const received = (scopes: string[], modes: string[], from: string, to: string) => reasonNotReceivedHere(item(scopes, modes), from, to, '澄湖区') === undefined

test('within the city 同城通办 and everything wider is enough', () => {
  for (const scope of ['同城通办', '全市', '全省', '跨省通办', '全国']) expect(received([scope], ['异地代收代办'], '379903', '379902'), scope).toBe(true)
})

test('another city of the province needs more than 同城通办, another province more than 全省', () => {
  expect(received(['同城通办'], ['异地代收代办'], '370102', '379902')).toBe(false)
  expect(received(['全省'], ['异地代收代办'], '370102', '379902')).toBe(true)
  expect(received(['全省'], ['异地代收代办'], '320102', '379902')).toBe(false)
  expect(received(['跨省通办'], ['多地联办'], '320102', '379902')).toBe(true)
})

test('what is done online throughout no window takes in, and says so', () => {
  expect(reasonNotReceivedHere(item(['同城通办'], ['全程网办']), '379903', '379902', '澄湖区')).toContain('网上申请')
  expect(reasonNotReceivedHere({ crossRegion: null }, '379903', '379902', '澄湖区')).toContain('澄湖区')
})
