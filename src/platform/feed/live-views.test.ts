import { expect, test } from 'vitest'
import { createLogger } from '../create-platform.ts'
import type { Feed } from './feed.ts'
import { createLiveViews, type Reading } from './live-views.ts'

/** A feed whose changes the test tells, and a thing whose value and readings it knows. */
function aPlace() {
  const followers = new Set<() => void>()
  const feed: Feed = {
    follow: (_topic, onChange) => {
      followers.add(onChange)
      return () => followers.delete(onChange)
    },
    close: async () => {},
  }
  const place = { value: 0, readings: 0 }
  const read = async () => {
    place.readings++
    return { value: place.value }
  }
  const change = (value: number) => {
    place.value = value
    followers.forEach((tell) => tell())
  }
  return { views: createLiveViews(feed, createLogger('error')), view: { key: 'k', topic: 't', read }, place, change, followers }
}

const settled = () => new Promise((done) => setTimeout(done, 400))
const texts = (sent: Reading[]) => sent.map(({ text }) => text)

test('a hundred who watch are sent each change by one reading, and what follows on its heels by one more', async () => {
  const { views, view, place, change } = aPlace()
  const sent = Array.from({ length: 100 }, (): Reading[] => [])
  const stops = sent.map((each) => views.watch(view, undefined, (reading) => each.push(reading)))
  await settled()
  expect(place.readings).toBe(1)
  for (let value = 1; value <= 50; value++) change(value)
  await settled()
  expect(place.readings).toBeLessThanOrEqual(3)
  for (const each of sent) expect(texts(each).at(-1)).toBe('{"value":50}')
  stops.forEach((stop) => stop())
})

test('a change that changes nothing to see is not sent, nor what somebody shows already', async () => {
  const { views, view, change } = aPlace()
  const first: Reading[] = []
  const stop = views.watch(view, undefined, (reading) => first.push(reading))
  await settled()
  change(0)
  await settled()
  expect(texts(first)).toEqual(['{"value":0}'])
  const back: Reading[] = []
  const stopBack = views.watch(view, first[0]!.id, (reading) => back.push(reading))
  change(1)
  await settled()
  expect(texts(back)).toEqual(['{"value":1}'])
  stop()
  stopBack()
})

test('nobody watches: nothing is followed any more', async () => {
  const { views, view, followers } = aPlace()
  const stop = views.watch(view, undefined, () => {})
  await settled()
  expect(followers.size).toBe(1)
  stop()
  expect(followers.size).toBe(0)
})
