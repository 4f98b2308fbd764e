import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { type ApplicationState, stateWords } from '../application.ts'

const STATES = Object.keys(stateWords) as ApplicationState[]

/** 办件状态 in the order of a case, with their names: what a list can be narrowed to. The same as long as the server runs. */
export const listStates = defineOperation({
  id: 'applications.listStates',
  summary: '办件有哪些状态',
  audience: 'staff',
  permission: 'applications.list',
  output: Type.Object({ states: Type.Array(Type.Object({ state: Type.Enum(STATES), stateName: Type.String() })) }),
  run: async () => ({ states: STATES.map((state) => ({ state, stateName: stateWords[state] })) }),
})
