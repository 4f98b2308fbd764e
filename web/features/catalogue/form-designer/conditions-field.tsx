import { Button, Segmented, Select } from 'antd'
import { type Asking, type ConditionJoin, decidingOptions, type DesignCondition } from '../../../../src/platform/forms/form-design.ts'
import { askingInWords, joinWords } from '../../../../src/platform/forms/form-in-words.ts'
import { DeleteIcon } from '../../../kit/icons.tsx'
import { toFieldId } from '../editor/content-paths.ts'
import { Problems, toProblemsId, useDesigned, useDesigning } from './designing-context.tsx'

interface ConditionsFieldProps {
  /** Of the page or question itself. */
  of: string
  /** Whose conditions: 第 2 页, 「摄像头数量」. */
  name: string
  asking: Asking
  /** The page it stands on, and its place there; only what is asked before can decide. A page stands before its questions. */
  section: number
  at?: number
}

const JOINS: { value: 'all' | NonNullable<ConditionJoin>; label: string }[] = [{ value: 'all', label: joinWords.all }, { value: 'any', label: joinWords.any }]

/** 显示条件: which answers to earlier questions make this one appear; all of them, or any. */
export function ConditionsField({ of, name, asking, section, at = 0 }: ConditionsFieldProps) {
  const { change, isReadOnly } = useDesigning()
  const { form } = useDesigned()
  const path = `${of}/askedWhen`
  const conditions = asking.askedWhen
  const isAny = asking.askedWhenJoin === 'any'
  const before = [...form.sections.slice(0, section).flatMap(({ fields }) => fields), ...(form.sections[section]?.fields.slice(0, at) ?? [])]
  const deciding = before.filter((field) => decidingOptions(field).length > 0)
  const said = askingInWords(form, asking)
  const put = (next: readonly DesignCondition[]) => change(path, next)
  const labelOf = (index: number) => (conditions.length > 1 ? `${name}的第 ${index + 1} 个显示条件` : `${name}的显示条件`)
  return (
    <div className="designer-conditions" id={toFieldId(path)} tabIndex={-1}>
      {conditions.length > 1 && (
        <Segmented
          aria-label={`${name}的几个显示条件怎样算满足`}
          value={isAny ? 'any' : 'all'}
          disabled={isReadOnly}
          options={JOINS}
          onChange={(join) => change(`${of}/askedWhenJoin`, join === 'any' ? 'any' : null)}
        />
      )}
      {conditions.map((condition, index) => {
        const field = form.sections.flatMap(({ fields }) => fields).find(({ id }) => id === condition.field)
        const words = field ? decidingOptions(field) : []
        return (
          <div key={index} className="designer-condition">
            <span>{index === 0 ? '当' : isAny ? '或者' : '并且'}</span>
            <Select
              aria-label={`${labelOf(index)}：看哪个问题`}
              aria-describedby={toProblemsId(path)}
              value={condition.field === '' ? undefined : condition.field}
              placeholder="选排在前面的问题"
              disabled={isReadOnly}
              showSearch={{ optionFilterProp: 'label' }}
              options={[...(field && !deciding.includes(field) ? [field] : []), ...deciding].map(({ id, title }) => ({ value: id, label: title || id }))}
              onChange={(chosen: string) => put(conditions.with(index, { field: chosen, values: [] }))}
            />
            <span>回答</span>
            <Select
              mode="multiple"
              aria-label={`${labelOf(index)}：回答什么`}
              aria-describedby={toProblemsId(path)}
              value={condition.values}
              placeholder="选回答"
              disabled={isReadOnly}
              showSearch={{ optionFilterProp: 'label' }}
              options={words.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(values: string[]) => put(conditions.with(index, { ...condition, values: words.map(({ id }) => id).filter((id) => values.includes(id)) }))}
            />
            {!isReadOnly && <Button type="text" size="small" danger aria-label={`删除${labelOf(index)}`} icon={<DeleteIcon size={16} />} onClick={() => put(conditions.toSpliced(index, 1))} />}
          </div>
        )
      })}
      {conditions.length > 0 && said !== '' && <p className="designer-said">{name}：{said}。</p>}
      <Problems path={path} isDeep />
      {!isReadOnly && (
        deciding.length === 0 && conditions.length === 0
          ? before.length > 0 && <span className="quiet">前面有单选、下拉或是否的问题，才能加显示条件。</span>
          : <Button type="link" size="small" aria-label={`给${name}添加显示条件`} disabled={deciding.length === 0} onClick={() => put([...conditions, { field: '', values: [] }])}>添加显示条件</Button>
      )}
    </div>
  )
}
