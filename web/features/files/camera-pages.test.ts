import { expect, test } from 'vitest'
import { cameraFault, type CameraPage, dropPage, isOnePdf, mostPages, movePageUp, turnPage } from './camera-pages.ts'

const pages: CameraPage[] = [1, 2, 3].map((id) => ({ id, picture: '', turns: 0 }))
const ids = (list: readonly CameraPage[]) => list.map(({ id }) => id)

test('a page is turned by quarters and comes round, moved up one place, or taken again', () => {
  expect([1, 2, 3, 4].reduce((list) => turnPage(list, 2), pages)[1]!.turns).toBe(0)
  expect(turnPage(pages, 2).map(({ turns }) => turns)).toEqual([0, 1, 0])
  expect([ids(movePageUp(pages, 3)), ids(movePageUp(pages, 1)), ids(dropPage(pages, 2))]).toEqual([[1, 3, 2], [1, 2, 3], [1, 3]])
})

test('several pages are one PDF where that may be handed in, else as many pictures as there is room for', () => {
  expect([isOnePdf(1, ['pdf', 'jpg']), isOnePdf(2, ['pdf', 'jpg']), isOnePdf(2, ['jpg'])]).toEqual([false, true, false])
  expect([mostPages(['jpg'], 3), mostPages(['pdf', 'jpg'], 1)]).toEqual([3, 40])
})

test('whatever is wrong with the camera, it is said what to do instead', () => {
  for (const name of [undefined, 'NotAllowedError', 'NotFoundError', 'NotReadableError', 'AbortError']) expect(cameraFault(name)).toContain('选择文件')
  expect(cameraFault('ended')).toContain('都还在')
})
