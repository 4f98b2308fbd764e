import type { AnyOperation } from '../operations.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** An operation at its address. Paths are below `/api/v1`; parameters are written `:name`. */
export interface Route {
  method: Method
  path: string
  operation: AnyOperation
}

export const get = (path: string, operation: AnyOperation): Route => ({ method: 'GET', path, operation })
export const post = (path: string, operation: AnyOperation): Route => ({ method: 'POST', path, operation })
export const put = (path: string, operation: AnyOperation): Route => ({ method: 'PUT', path, operation })
export const del = (path: string, operation: AnyOperation): Route => ({ method: 'DELETE', path, operation })
