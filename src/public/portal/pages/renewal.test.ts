import { expect, test } from 'vitest'
import { findRenewal } from './renewal.ts'

const items = [
  { name: '食品经营许可', shortNames: ['办食品证'] },
  { name: '食品经营许可变更(延续、补办、注销)', shortNames: ['食品证换证'] },
  { name: '机动车驾驶证换证', shortNames: ['驾驶证到期'] },
]

test.each([['食品经营许可证', '食品经营许可变更(延续、补办、注销)'], ['机动车驾驶证', '机动车驾驶证换证']])('%s is renewed by %s', (certificate, item) => {
  expect(findRenewal(certificate, items)?.name).toBe(item)
})

test('without an item that says so none is offered, however near the search came', () => {
  expect(findRenewal('健康证明', items)).toBeUndefined()
  expect(findRenewal('食品经营许可证', items.slice(0, 1))).toBeUndefined()
})
