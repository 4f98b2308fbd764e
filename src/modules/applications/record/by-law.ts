import type { EventActor } from './record-events.ts'

/** Whoever acts when the law acts: nobody asked for it. */
export const BY_LAW: EventActor = { kind: 'system', id: 'law', name: '系统（依法自动）' }
