import { toDurationText } from '../../../ui/durations.ts'
import { Details } from '../../../ui/panels.tsx'
import { ProcessDiagram } from '../../../ui/process-diagram.tsx'
import { Steps } from '../../../ui/steps.tsx'
import type { GuideProps } from './guide-props.ts'
import { Section } from './section.tsx'

const AUDIENCE_NAMES = { person: '个人', enterprise: '企业和其他组织' } as const

/** 谁可以办. */
export function Who(props: GuideProps) {
  return (
    <Section id="who">
      <p>面向{props.item.audiences.map((audience) => AUDIENCE_NAMES[audience]).join('、')}，同时符合：</p>
      <ul className="bullets">
        {props.conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </Section>
  )
}

const toStepDays = ({ days }: GuideProps['steps'][number]): string => (days.amount === 0 ? '当场' : toDurationText(days))

/** 怎么办, drawn and told. */
export function HandlingSteps(props: GuideProps) {
  return (
    <Section id="steps">
      <ProcessDiagram
        reading={props.shell.reading}
        steps={props.steps.map((step) => ({ title: step.name, days: toStepDays(step), isSpecial: !step.countedInPromise }))}
      />
      <Details summary="文字版环节">
        <Steps steps={props.steps.map((step) => ({ title: step.name, detail: `${toStepDays(step)}${step.countedInPromise ? '' : '，不计入承诺时限'}` }))} />
      </Details>
    </Section>
  )
}
