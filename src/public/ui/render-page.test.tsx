import { expect, test } from 'vitest'

test('pages are made by what React runs in production: its other build keeps notes in every element and takes seven times as long', () => {
  expect(<p>一窗</p>).not.toHaveProperty('_store')
})
