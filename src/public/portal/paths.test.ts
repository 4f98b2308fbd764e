import { expect, it } from 'vitest'
import { portalPaths } from './paths.ts'

it('leaves out of a query what is not set', () => {
  expect(portalPaths.search({ q: '', audience: 'person' })).toBe('/search?audience=person')
})

it('writes every part of a path so that it stays one part', () => {
  expect(portalPaths.application('YH/../1')).toBe('/applications/YH%2F..%2F1')
})

it('keeps the whole address to return to', () => {
  expect(portalPaths.signIn('/search?q=社保&page=2')).toBe(`/sign-in?back=${encodeURIComponent('/search?q=社保&page=2')}`)
})
