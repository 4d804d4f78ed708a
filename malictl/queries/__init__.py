"""QUESTIONS → ANSWERS: pure; nothing here prints or asks what day it is."""
