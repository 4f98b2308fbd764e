import { Button } from 'antd'
import type { Fact } from './wording-text.ts'
import { names } from './wording-text.ts'

interface FactListProps {
  facts: readonly Fact[]
  needs: readonly string[]
  /** What is written now. */
  text: string
  /** Where a fact is put, as the screen calls it. */
  place: string
  isDisabled: boolean
  onInsert: (fact: string) => void
}

/** What is filled in when it is printed or sent: a button each puts it where the cursor stands. */
export function FactList({ facts, needs, text, place, isDisabled, onInsert }: FactListProps) {
  return (
    <div role="group" aria-labelledby="fact-list-title">
      <p className="label" id="fact-list-title">自动填写的内容（点一下，插入到“{place}”的光标处）</p>
      <ul className="fact-buttons">
        {facts.map(({ name, meaning, example }) => (
          <li key={name}>
            <Button size="small" disabled={isDisabled} aria-label={meaning === name ? `插入{${name}}` : `插入{${name}}：${meaning}`} onClick={() => onInsert(name)}>{`{${name}}`}</Button>
            <span>
              {meaning !== name && `${meaning}，`}<span className="quiet">如“{example}”</span>
              {needs.includes(name) && <span className={names(text, name) ? 'need met' : 'need'}>{names(text, name) ? '依法必须写明：已写' : '依法必须写明：还没有写'}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
