"""The registers (名录): who may enforce what upon whom, dated, with its history.

Reading order: `bodies` (主体、科室), `laws` (法律法规), `items` (事项、权责清单、执法依据),
`officers` (人员、证件、年审), `parties` (行政相对人), `intake` (名录导入).
"""
