import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noAnswer, Problem } from '../../../client/problem.ts'
import type { Content, SavedChange } from '../types.ts'
import { type Backup, type BackupStore, createDraftEditing, type DraftEditing } from './draft-editing.ts'

const START: Content = { name: '食品经营许可', conditions: ['有执照'], materials: [{ id: 'm1', name: '申请书' }] }

function aBackup(kept?: Backup): BackupStore & { kept: Backup | undefined } {
  const store = {
    kept,
    read: () => store.kept,
    write: (backup: Backup) => {
      store.kept = backup
      return true
    },
    clear: () => { store.kept = undefined },
  }
  return store
}

/** A server that answers as told; each save waits until the test lets it through. */
function aServer() {
  const sent: { baseRevision: number; content: Content }[] = []
  let answer: (body: { baseRevision: number; content: Content }) => Promise<SavedChange> = async ({ baseRevision, content }) => ({ revision: baseRevision + 1, content, isMerged: false })
  return {
    sent,
    save: (body: { baseRevision: number; content: Content }) => {
      sent.push(body)
      return answer(body)
    },
    answer: (next: typeof answer) => { answer = next },
  }
}

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const kindOf = (editing: DraftEditing) => editing.getState().saving.kind

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('saving', () => {
  it('waits until nobody types for a second, then sends all of it once', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    editing.change('name', '食')
    await later(900)
    editing.change('name', '食品')
    await later(900)
    expect(server.sent).toEqual([])
    expect(kindOf(editing)).toBe('waiting')
    await later(200)
    expect(server.sent).toEqual([{ baseRevision: 1, content: { ...START, name: '食品' } }])
    expect(kindOf(editing)).toBe('saved')
    expect(editing.getState().revision).toBe(2)
  })

  it('keeps the very content where the server says what it was told, and takes the server\'s where it says something else', async () => {
    const server = aServer()
    server.answer(async ({ baseRevision, content }) => ({ revision: baseRevision + 1, content: structuredClone(content), isMerged: false }))
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    editing.change('name', '食品')
    const typed = editing.getState().content
    await later(1000)
    expect(kindOf(editing)).toBe('saved')
    expect(editing.getState().content).toBe(typed)
    server.answer(async ({ baseRevision, content }) => ({ revision: baseRevision + 1, content: { ...content, conditions: ['有营业执照'] }, isMerged: false }))
    editing.change('name', '食品经营')
    await later(1000)
    expect(editing.getState().content).toEqual({ ...START, name: '食品经营', conditions: ['有营业执照'] })
  })

  it('sends again what was typed while a save was under way, on the revision that save made', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    let let1Through = () => {}
    server.answer(({ content }) => new Promise((resolve) => { let1Through = () => resolve({ revision: 2, content, isMerged: false }) }))
    editing.change('name', '一')
    await later(1000)
    editing.change('name', '二')
    server.answer(async ({ baseRevision, content }) => ({ revision: baseRevision + 1, content, isMerged: false }))
    let1Through()
    await later(1100)
    expect(server.sent.map(({ baseRevision, content }) => [baseRevision, content.name])).toEqual([[1, '一'], [2, '二']])
    expect(kindOf(editing)).toBe('saved')
  })

  it('keeps everything in the browser while there is no connection, and saves when it is back', async () => {
    const server = aServer()
    const backup = aBackup()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup })
    server.answer(() => Promise.reject(noAnswer()))
    editing.change('name', '离线')
    await later(1000)
    expect(kindOf(editing)).toBe('offline')
    expect(backup.kept).toEqual({ revision: 1, content: { ...START, name: '离线' } })
    server.answer(async ({ content }) => ({ revision: 2, content, isMerged: false, savedAt: 'Mon, 02 Mar 2026 01:00:00 GMT' }))
    editing.retry()
    await later(0)
    expect(editing.getState().saving).toEqual({ kind: 'saved', at: 'Mon, 02 Mar 2026 01:00:00 GMT' })
    expect(backup.kept).toBeUndefined()
  })

  it('goes on from what a lost page left behind', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 7, content: START, save: server.save, backup: aBackup({ revision: 5, content: { ...START, name: '没存上的' } }) })
    expect(editing.getState().content.name).toBe('没存上的')
    await later(1000)
    expect(server.sent).toEqual([{ baseRevision: 5, content: { ...START, name: '没存上的' } }])
  })

  it('says what the server refuses and tries again only when something was changed', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    server.answer(() => Promise.reject(new Problem({ status: 422, code: 'platform.invalid_input', detail: '有 1 处需要修改' })))
    editing.change('name', '坏')
    await later(20_000)
    expect(server.sent).toHaveLength(1)
    expect(editing.getState().saving).toMatchObject({ kind: 'refused', problem: { code: 'platform.invalid_input' } })
  })
})

describe('what is taken back to what was saved', () => {
  it('is saved: nothing is sent, nothing is waited for, and the browser keeps nothing', async () => {
    const server = aServer()
    const backup = aBackup()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup })
    server.answer(async ({ content }) => ({ revision: 2, content, isMerged: false, savedAt: 'Mon, 02 Mar 2026 01:00:00 GMT' }))
    editing.change('name', '一')
    await later(2000)
    editing.change('conditions', ['年满十八周岁'])
    editing.undo()
    await later(1000)
    expect(editing.getState().saving).toEqual({ kind: 'saved', at: 'Mon, 02 Mar 2026 01:00:00 GMT' })
    expect([server.sent.length, backup.kept]).toEqual([1, undefined])
  })

  it('is sent again after a save without an answer, which may have arrived', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    server.answer(() => Promise.reject(noAnswer()))
    editing.change('name', '离线')
    await later(1000)
    editing.undo()
    server.answer(async ({ content }) => ({ revision: 2, content, isMerged: false }))
    await later(1000)
    expect(server.sent.map(({ content }) => content.name)).toEqual(['离线', START.name])
    expect(kindOf(editing)).toBe('saved')
  })

  it('is sent again where the save joined it with what others wrote meanwhile', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    let let1Through = () => {}
    const joined = { name: '一', conditions: ['别人写的'] }
    server.answer(() => new Promise((resolve) => { let1Through = () => resolve({ revision: 3, content: joined, isMerged: true }) }))
    editing.change('name', '一')
    await later(1000)
    editing.change('conditions', ['年满十八周岁'])
    server.answer(async () => ({ revision: 4, content: joined, isMerged: true }))
    let1Through()
    await later(0)
    editing.undo()
    await later(1000)
    expect(server.sent.map(({ baseRevision, content }) => [baseRevision, content.name])).toEqual([[1, '一'], [1, '一']])
    expect(editing.getState()).toMatchObject({ content: joined, revision: 4, saving: { kind: 'saved' } })
  })
})

describe('giving up', () => {
  it('goes back to what was saved last and leaves nothing behind in the browser', async () => {
    const server = aServer()
    const backup = aBackup({ revision: 2, content: { ...START, name: '存不上的' } })
    const editing = createDraftEditing({ revision: 6, content: START, save: server.save, backup })
    server.answer(() => Promise.reject(new Problem({ status: 409, code: 'catalogue.wrong_state', detail: '现在不能修改' })))
    await later(1000)
    expect(editing.getState()).toMatchObject({ isRestored: true, saving: { kind: 'refused' } })
    editing.discard()
    await later(20_000)
    expect(editing.getState()).toMatchObject({ content: START, revision: 6, saving: { kind: 'saved' } })
    expect(backup.kept).toBeUndefined()
    expect(server.sent).toHaveLength(1)
  })
})

describe('two who edit at the same time', () => {
  it('get each other’s changes, and going back does not take those of the other away', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    server.answer(async ({ content }) => ({ revision: 3, content: { ...content, conditions: ['有执照', '有场所'] }, isMerged: true }))
    editing.change('name', '新名')
    await later(1000)
    expect(editing.getState()).toMatchObject({ merged: ['conditions'], canUndo: false, revision: 3, content: { name: '新名', conditions: ['有执照', '有场所'] } })
  })

  it('lose nothing typed while the joined one was on its way: the next save joins again from the older revision', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    let letThrough = () => {}
    server.answer(({ content }) => new Promise((resolve) => { letThrough = () => resolve({ revision: 3, content: { ...content, conditions: ['别人的'] }, isMerged: true }) }))
    editing.change('name', '一')
    await later(1000)
    editing.change('name', '二')
    letThrough()
    await later(1000)
    expect(server.sent.map(({ baseRevision }) => baseRevision)).toEqual([1, 1])
  })

  it('choose place by place what stays, and the choice is saved on what the other had saved', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    const joined = { ...START, name: '乙', conditions: ['乙的条件'] }
    server.answer(() => Promise.reject(new Problem({
      status: 409, code: 'catalogue.edited_meanwhile', detail: '有 2 处…',
      revision: 4, content: joined, conflicts: [{ path: 'name', title: '名称', mine: '甲', theirs: '乙' }, { path: 'conditions', title: '条件', mine: '甲的条件', theirs: '乙的条件' }],
    })))
    editing.change('name', '甲')
    editing.change('conditions', ['甲的条件'])
    await later(1000)
    expect(kindOf(editing)).toBe('conflict')
    await later(20_000)
    expect(server.sent).toHaveLength(1)
    server.answer(async ({ content }) => ({ revision: 5, content, isMerged: false }))
    editing.resolve(new Set(['name']))
    await later(0)
    expect(server.sent.at(-1)).toEqual({ baseRevision: 4, content: { ...START, name: '甲', conditions: ['乙的条件'] } })
    expect(kindOf(editing)).toBe('saved')
  })
})

describe('going back', () => {
  it('takes typing in one field as one step, and another field as another', () => {
    const editing = createDraftEditing({ revision: 1, content: START, save: aServer().save, backup: aBackup() })
    editing.change('name', '甲')
    editing.change('name', '甲乙')
    editing.change('conditions', ['新条件'])
    editing.undo()
    expect(editing.getState().content).toMatchObject({ name: '甲乙', conditions: ['有执照'] })
    editing.undo()
    expect(editing.getState().content).toEqual(START)
    expect(editing.getState().canUndo).toBe(false)
    editing.redo()
    editing.redo()
    expect(editing.getState().content).toMatchObject({ name: '甲乙', conditions: ['新条件'] })
  })

  it('forgets what was ahead when something else is typed', () => {
    const editing = createDraftEditing({ revision: 1, content: START, save: aServer().save, backup: aBackup() })
    editing.change('name', '甲')
    editing.undo()
    editing.change('conditions', [])
    expect(editing.getState().canRedo).toBe(false)
  })

  it('still works after a save, and is saved again', async () => {
    const server = aServer()
    const editing = createDraftEditing({ revision: 1, content: START, save: server.save, backup: aBackup() })
    editing.change('name', '甲')
    await later(1000)
    editing.undo()
    await later(1000)
    expect(server.sent.at(-1)).toEqual({ baseRevision: 2, content: START })
  })
})
