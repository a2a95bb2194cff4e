"""Measurements that anybody can run again; see the Makefile and docs/answers.md."""
