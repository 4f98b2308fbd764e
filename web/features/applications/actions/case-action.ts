import type { ReactNode } from 'react'
import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import type { ApplicationView, Assignee } from '../../../client/types.ts'
import type { TypedValue } from '../../../kit/form-fields.tsx'
import type { Checks } from '../checks.ts'
import type { HandIns } from '../hand-in.tsx'
import type { Command } from './send-command.ts'

export type Values = Readonly<Record<string, TypedValue>>

/** What an action works with: the case as it was seen, and everything typed. */
export interface ActionInput {
  view: ApplicationView
  values: Values
  checks: Checks
  handIns: HandIns
  /** Whom it may be assigned to, once the server has told. */
  assignees?: readonly Assignee[] | undefined
}

/** One thing an officer can do with a case: what is asked, what is told before, what is sent. */
export interface CaseAction {
  /** The key that opens it. */
  key: string
  /** What happens, in a sentence. */
  explain(view: ApplicationView): ReactNode
  submitLabel: string
  isDangerous?: boolean
  fields?(input: ActionInput): FormField[]
  /** The materials are judged or handed in here. */
  materials?: 'checks' | 'handIns'
  /** Asks the server whom the case may be assigned to. */
  needsAssignees?: true
  /** Materials that need no judgement with what is filled in now. */
  unchecked?(input: ActionInput): readonly string[]
  /** Shown for a second look before it is sent: for what cannot be taken back. */
  confirm?(input: ActionInput): ReactNode
  /** What would come of it as it is filled in now: dates, for example. Shown below the fields. */
  preview?(input: ActionInput): ReactNode
  /** Whoever was served stands at the window and leaves now: they are asked what they think. */
  endsVisit?(input: ActionInput): boolean
  toCommand(input: ActionInput): Command
}

/** What was typed into a field, without the spaces around it. */
export const textOf = (values: Values, name: string): string => {
  const value = values[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

/** The boxes that are ticked; undefined while nobody has touched them. */
export const listOf = (values: Values, name: string): string[] | undefined => {
  const value = values[name]
  return value === undefined || Array.isArray(value) ? value : [value].filter(Boolean)
}

/** A text that may be left out. */
export const optional = (values: Values, name: string): string | undefined => textOf(values, name) || undefined
