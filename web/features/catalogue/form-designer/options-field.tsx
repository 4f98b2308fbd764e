import { Button, Input } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import type { FieldDesign } from '../../../../src/platform/forms/form-design.ts'
import { useFocusNext } from '../../../kit/focus-next.ts'
import { AddIcon, DeleteIcon, DownIcon, UpIcon } from '../../../kit/icons.tsx'
import { toFieldId } from '../editor/content-paths.ts'
import { newOption } from './design-edits.ts'
import { Problems, toProblemsId, useDesigning } from './designing-context.tsx'

/** The listed answers, one a line: Enter adds the next, Alt+↑ and Alt+↓ move. */
export function OptionsField({ field: { options, title }, path }: { field: FieldDesign; path: string }) {
  const { change, isReadOnly } = useDesigning()
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useFocusNext()
  const at = `${path}/options`
  const put = (next: FieldDesign['options'], focus: number) => {
    focusNext(() => list.current?.querySelectorAll('input')[focus])
    change(at, next)
  }
  const move = (index: number, by: 1 | -1) => {
    const other = options[index + by]
    if (other) put(options.with(index, other).with(index + by, options[index]!), index + by)
  }
  const press = (event: KeyboardEvent, index: number) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) put(newOption(options), options.length)
    else if (event.altKey && event.code === 'ArrowUp') move(index, -1)
    else if (event.altKey && event.code === 'ArrowDown') move(index, 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="element wide" id={toFieldId(at)} tabIndex={-1} role="group" aria-label={`「${title}」的选项`}>
      <p className="label">选项</p>
      <ol className="designer-options" ref={list}>
        {options.map((option, index) => (
          <li key={option.id}>
            <Input id={toFieldId(`${at}/${option.id}/title`)} aria-label={`第 ${index + 1} 个选项`} aria-describedby={toProblemsId(at)} value={option.title} maxLength={100} disabled={isReadOnly} autoComplete="off" onKeyDown={(event) => press(event, index)} onChange={(event) => change(`${at}/${option.id}/title`, event.target.value)} />
            {!isReadOnly && (
              <span className="member-tools">
                <Button type="text" size="small" disabled={index === 0} aria-label={`上移第 ${index + 1} 个选项`} icon={<UpIcon size={16} />} onClick={() => move(index, -1)} />
                <Button type="text" size="small" disabled={index === options.length - 1} aria-label={`下移第 ${index + 1} 个选项`} icon={<DownIcon size={16} />} onClick={() => move(index, 1)} />
                <Button type="text" size="small" danger aria-label={`删除第 ${index + 1} 个选项`} icon={<DeleteIcon size={16} />} onClick={() => put(options.toSpliced(index, 1), Math.max(index - 1, 0))} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <Problems path={at} isDeep />
      {!isReadOnly && <Button size="small" icon={<AddIcon size={16} />} onClick={() => put(newOption(options), options.length)}>添加选项</Button>}
    </div>
  )
}
