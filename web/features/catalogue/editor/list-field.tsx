import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useFocusNext } from '../../../kit/focus-next.ts'
import { AddIcon, CopyIcon, DeleteIcon, DownIcon, UpIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { toMemberNote, toMemberTitle } from '../element-words.ts'
import type { Element } from '../types.ts'
import { isWithin, type Path, toFieldId } from './content-paths.ts'
import { findingsWithin, useEditing } from './editing-context.ts'
import { copyMember, newMember } from './new-members.ts'

type Member = Readonly<Record<string, unknown>>

interface ListFieldProps {
  element: Extract<Element, { kind: 'list' }>
  path: Path
  members: readonly Member[]
  labelId: string
  describedBy: string
  /** The fields of the open member. */
  renderParts: (path: Path, member: Member) => ReactNode
}

/**
 * Members one below the other, each folded to a line; one of them is open. By keyboard: Enter opens, Ctrl+Enter adds,
 * Alt+↑ and Alt+↓ move, Alt+C copies, Alt+Delete removes.
 */
export function ListField({ element, path, members, labelId, describedBy, renderParts }: ListFieldProps) {
  const { change, target, isReadOnly } = useEditing()
  const [open, setOpen] = useState<number | undefined>(undefined)
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useFocusNext()
  const adder = useRef<HTMLButtonElement>(null)
  const keyOf = (member: Member, index: number) => (typeof member.id === 'string' && member.id !== '' ? member.id : String(index))
  const targeted = target === undefined ? -1 : members.findIndex((member, index) => isWithin(target, `${path}/${keyOf(member, index)}`))
  const [opened, setOpened] = useState<Path | undefined>(undefined)
  if (opened !== target) {
    setOpened(target)
    if (targeted >= 0) setOpen(targeted)
  }
  const put = (next: readonly Member[], focus: number | 'add', nowOpen: number | undefined) => {
    focusNext(() => (focus === 'add' ? adder.current : list.current?.querySelector<HTMLElement>(`:scope > li:nth-child(${focus + 1}) > div > .member-head > .member-toggle`)))
    setOpen(nowOpen)
    change(path, next)
  }
  const add = (at: number, member: Member) => put(members.toSpliced(at, 0, member), at, at)
  const move = (index: number, by: 1 | -1) => {
    const to = index + by
    if (to < 0 || to >= members.length) return
    const moved = open === index ? to : open === to ? index : open
    put(members.with(index, members[to]!).with(to, members[index]!), to, moved)
  }
  const remove = (index: number) => {
    const rest = members.toSpliced(index, 1)
    put(rest, rest.length === 0 ? 'add' : Math.min(index, rest.length - 1), open === index || open === undefined ? undefined : open > index ? open - 1 : open)
  }
  const press = (event: KeyboardEvent, index: number) => {
    // A list within this one has its own keys.
    if (event.target instanceof HTMLElement && event.target.closest('.members') !== list.current) return
    const run = event.altKey && !event.ctrlKey && !event.metaKey
      ? { ArrowUp: () => move(index, -1), ArrowDown: () => move(index, 1), Delete: () => remove(index), KeyC: () => add(index + 1, copyMember(element, members[index]!, members)) }[event.code]
      : event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? () => add(index + 1, newMember(element, members)) : undefined
    if (!run || isReadOnly) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <div id={toFieldId(path)} tabIndex={-1} role="group" aria-labelledby={labelId} aria-describedby={describedBy}>
      {members.length > 0 && (
        <ol className="members" ref={list}>
          {members.map((member, index) => (
            <MemberLine
              key={keyOf(member, index)}
              element={element}
              path={`${path}/${keyOf(member, index)}`}
              member={member}
              index={index}
              body={open === index ? renderParts(`${path}/${keyOf(member, index)}`, member) : null}
              onPress={(event) => press(event, index)}
              onToggle={() => setOpen(open === index ? undefined : index)}
            >
              {!isReadOnly && (
                <span className="member-tools">
                  <Button type="text" size="small" disabled={index === 0} aria-keyshortcuts="Alt+ArrowUp" aria-label="上移" title="上移（Alt+↑）" icon={<UpIcon size={16} />} onClick={() => move(index, -1)} />
                  <Button type="text" size="small" disabled={index === members.length - 1} aria-keyshortcuts="Alt+ArrowDown" aria-label="下移" title="下移（Alt+↓）" icon={<DownIcon size={16} />} onClick={() => move(index, 1)} />
                  <Button type="text" size="small" aria-keyshortcuts="Alt+C" aria-label="复制一份" title="复制一份（Alt+C）" icon={<CopyIcon size={16} />} onClick={() => add(index + 1, copyMember(element, member, members))} />
                  <Button type="text" size="small" danger aria-keyshortcuts="Alt+Delete" aria-label="删除" title="删除（Alt+Delete）" icon={<DeleteIcon size={16} />} onClick={() => remove(index)} />
                </span>
              )}
            </MemberLine>
          ))}
        </ol>
      )}
      {!isReadOnly && <Button ref={adder} icon={<AddIcon size={16} />} aria-keyshortcuts="Control+Enter" onClick={() => add(members.length, newMember(element, members))}>添加{nounOf(element.title)}<Kbd keys="Ctrl+Enter" /></Button>}
    </div>
  )
}

/** 「增加的材料」 is added as 材料. */
const nounOf = (title: string): string => title.replace(/^(增加的|申请|取消的)/, '')

interface MemberLineProps {
  element: Extract<Element, { kind: 'list' }>
  path: Path
  member: Member
  index: number
  /** Null while it is folded. */
  body: ReactNode
  onPress: (event: KeyboardEvent) => void
  onToggle: () => void
  children: ReactNode
}

function MemberLine({ element, path, member, index, body, onPress, onToggle, children }: MemberLineProps) {
  const { findings } = useEditing()
  const found = findingsWithin(findings, path)
  const isOpen = body !== null
  return (
    <li className={isOpen ? 'member is-open' : 'member'}>
      <div onKeyDown={onPress} role="presentation">
        <div className="member-head" id={toFieldId(path)} tabIndex={-1}>
          <button type="button" className="member-toggle" aria-expanded={isOpen} onClick={onToggle}>
            <span className="member-number tabular">{index + 1}</span>
            <span className="member-title">{toMemberTitle(element, member, index)}</span>
            <span className="member-note">{toMemberNote(element.parts, element.titleOf, member)}</span>
            {found.length > 0 && <span className="member-findings">{found.length} 处问题</span>}
          </button>
          {children}
        </div>
        {isOpen && <div className="member-body">{body}</div>}
      </div>
    </li>
  )
}
